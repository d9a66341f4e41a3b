/** The edge to directories. */
@NullMarked
package io.isthmus.analyzer.ldap;

import org.jspecify.annotations.NullMarked;
