package io.isthmus.rules.expression.evaluation;

import io.isthmus.rules.value.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one application of a scalar function, converted on demand. */
public record Row(List<Value> values, Evaluation evaluation, int position) {

    public boolean given(int index) {
        return index < values.size();
    }

    /** None for NULL and for an argument that was not given. */
    public @Nullable Value value(int index) {
        return given(index) ? values.get(index) : null;
    }

    private Value required(int index, String what) {
        Value value = value(index);
        if (value == null) {
            throw fail("argument " + (index + 1) + " is NULL, but " + what + " is needed");
        }
        return value;
    }

    /** Empty for NULL. */
    public String text(int index) {
        Value value = value(index);
        return value == null ? "" : value.print();
    }

    public long number(int index) {
        return Conversions.number(required(index, "a number"), position);
    }

    /** A number of characters or a place in a text; one beyond what a text can have is cut, so that sums are safe. */
    public int size(int index) {
        return Math.clamp(number(index), -Bounds.MAX_LENGTH - 1, Bounds.MAX_LENGTH + 1);
    }

    public boolean bool(int index) {
        Value value = value(index);
        return value != null && Conversions.truth(value, position);
    }

    public Instant moment(int index) {
        return Conversions.moment(required(index, "a date"), position);
    }

    public byte[] binary(int index) {
        return Conversions.binary(required(index, "binary"), position);
    }

    public EvaluationException fail(String message) {
        return new EvaluationException(position, message);
    }
}
