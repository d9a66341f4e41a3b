package io.isthmus.rules.expression.evaluation;

import io.isthmus.rules.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function: its signature, which is data for everybody, and what it does. */
public record Function(FunctionSignature signature, boolean acceptsNull, Body body) {

    public sealed interface Body permits Scalar, Whole, Special {}

    /** Sees one value an argument and is applied to each value of multi-valued ones. No value is NULL. */
    public non-sealed interface Scalar extends Body {
        @Nullable
        Value apply(Row row);
    }

    /** Sees all values of its arguments. */
    public non-sealed interface Whole extends Body {
        FlowValue apply(Arguments arguments);
    }

    /** Decides itself which arguments to evaluate. */
    public non-sealed interface Special extends Body {
        FlowValue apply(List<Node> arguments, Evaluation evaluation, int position);
    }
}
