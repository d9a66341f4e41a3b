/** The tree of an expression and how its values are computed, within bounds. */
package io.isthmus.rules.expression.evaluation;
