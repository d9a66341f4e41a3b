package io.isthmus.rules.expression.evaluation;

import io.isthmus.rules.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a function that sees all their values at once. */
public record Arguments(List<FlowValue> arguments, Evaluation evaluation, int position) {

    public boolean given(int index) {
        return index < arguments.size();
    }

    public List<Value> all(int index) {
        return given(index) ? arguments.get(index).list() : List.of();
    }

    /** The only value; none for NULL. */
    public @Nullable Value single(int index) {
        List<Value> values = all(index);
        if (values.size() > 1) {
            throw fail("argument " + (index + 1) + " has " + values.size() + " values, but one is needed");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** Empty for NULL. */
    public String text(int index) {
        Value value = single(index);
        return value == null ? "" : value.print();
    }

    public int size(int index) {
        Value value = single(index);
        if (value == null) {
            throw fail("argument " + (index + 1) + " is NULL, but a number is needed");
        }
        return Math.clamp(Conversions.number(value, position), -Bounds.MAX_LENGTH - 1, Bounds.MAX_LENGTH + 1);
    }

    public EvaluationException fail(String message) {
        return new EvaluationException(position, message);
    }
}
