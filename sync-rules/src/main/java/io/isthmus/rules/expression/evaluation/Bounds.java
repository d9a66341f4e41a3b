package io.isthmus.rules.expression.evaluation;

import io.isthmus.rules.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an evaluation may go. A formula of one line can double a text two hundred times; it must fail its object and not
 * the process.
 */
public final class Bounds {

    /** Characters of a text, or bytes of binary. Ten times what a directory holds in one value. */
    static final int MAX_LENGTH = 1_000_000;

    static final int MAX_VALUES = 100_000;

    /** Characters and bytes of all values of one intermediate result together. */
    static final int MAX_TOTAL_LENGTH = 10_000_000;

    /** Applications of functions and operators in one evaluation. Ordinary formulas take a few dozen. */
    static final int MAX_STEPS = 1_000_000;

    private Bounds() {}

    /** @throws EvaluationException when a text or binary of this length is too long */
    public static void checkLength(long length, int position) {
        if (length > MAX_LENGTH) {
            throw new EvaluationException(position, "the result is longer than " + MAX_LENGTH + " characters");
        }
    }

    public static void checkCount(long count, int position) {
        if (count > MAX_VALUES) {
            throw new EvaluationException(position, "the result has more than " + MAX_VALUES + " values");
        }
    }

    /** The length of these values together, added to a length so far. */
    public static long checkedTotal(long soFar, List<Value> values, int position) {
        long total = soFar;
        for (Value value : values) {
            total += lengthOf(value);
        }
        if (total > MAX_TOTAL_LENGTH) {
            throw new EvaluationException(
                    position, "the values together are longer than " + MAX_TOTAL_LENGTH + " characters");
        }
        return total;
    }

    public static long lengthOf(@Nullable Value value) {
        return switch (value) {
            case null -> 0;
            case Value.Text text -> text.value().length();
            case Value.Binary binary -> binary.bytes().length;
            case Value.Reference reference -> reference.dn().length();
            case Value.Number number -> Long.SIZE;
            case Value.Bool bool -> Byte.SIZE;
            case Value.Moment moment -> Long.SIZE;
        };
    }
}
