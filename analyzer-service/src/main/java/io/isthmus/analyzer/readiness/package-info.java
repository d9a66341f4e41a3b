/**
 * Is the live directory fit to be synchronized? One object at a time: what is wrong with its values, which values it claims
 * for itself, to whom it refers. Pure functions; reading, comparing across objects and keeping results is done elsewhere.
 *
 * <p>Codes and limits follow Microsoft's IdFix (documentation "Errors supported by the IdFix tool" and "Query and fix invalid
 * attributes", multi-tenant rules, with those dedicated rules that name the attributes we flow) and the article "Prepare for
 * directory synchronization to Microsoft 365". Where the two differ, the rule says which one it follows.
 */
@NullMarked
package io.isthmus.analyzer.readiness;

import org.jspecify.annotations.NullMarked;
