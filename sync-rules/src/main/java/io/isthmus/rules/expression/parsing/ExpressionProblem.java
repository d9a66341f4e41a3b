package io.isthmus.rules.expression.parsing;

/**
 * What is wrong with an expression's text.
 *
 * @param position offset of the first character concerned, 0-based; the text's length for a missing end
 */
public record ExpressionProblem(int position, String message) {}
