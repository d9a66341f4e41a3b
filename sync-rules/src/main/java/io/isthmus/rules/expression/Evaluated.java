package io.isthmus.rules.expression;

import io.isthmus.rules.expression.evaluation.FlowValue;

/** What came of evaluating an expression for one object. */
public sealed interface Evaluated {

    record Answer(FlowValue value) implements Evaluated {}

    /**
     * @param position in the expression, 0-based
     * @param declared whether the rule's author raised it with {@code Error("…")}
     */
    record Failure(int position, String message, boolean declared) implements Evaluated {}
}
