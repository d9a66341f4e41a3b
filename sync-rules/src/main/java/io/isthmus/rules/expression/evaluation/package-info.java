/** The tree of an expression and how its values are computed, within bounds. */
@NullMarked
package io.isthmus.rules.expression.evaluation;

import org.jspecify.annotations.NullMarked;
