package io.isthmus.rules.expression.evaluation;

import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies scalar operations to multi-valued arguments: once for each value. Arguments with a single value are repeated;
 * arguments with several must have equally many, and go side by side. Results that are NULL drop out.
 *
 * <p>{@code IgnoreThisFlow} and {@code AuthoritativeNull} as an argument make the whole result so.
 */
final class PerValue {

    private PerValue() {}

    interface RowFunction {
        /** @param row one value an argument, none for NULL */
        @Nullable
        Value apply(List<@Nullable Value> row);
    }

    static FlowValue map(int position, List<FlowValue> arguments, RowFunction function) {
        int length = 1;
        for (FlowValue argument : arguments) {
            if (argument == FlowValue.Literal.IGNORE_THIS_FLOW || argument == FlowValue.Literal.AUTHORITATIVE_NULL) {
                return argument;
            }
            length = commonLength(position, length, argument.list().size());
        }
        if (length == 1) {
            return FlowValue.of(apply(position, row(arguments, 0), function));
        }
        List<Value> results = new ArrayList<>(length);
        long total = 0;
        for (int i = 0; i < length; i++) {
            Value result = apply(position, row(arguments, i), function);
            if (result != null) {
                results.add(result);
                total = Bounds.checkedTotal(total, List.of(result), position);
            }
        }
        return FlowValue.of(results);
    }

    private static @Nullable Value apply(int position, List<@Nullable Value> row, RowFunction function) {
        try {
            return function.apply(row);
        } catch (ArithmeticException overflow) {
            throw new EvaluationException(position, "the result does not fit into 64 bits");
        }
    }

    private static int commonLength(int position, int length, int size) {
        if (size <= 1 || size == length) {
            return length;
        }
        if (length > 1) {
            throw new EvaluationException(
                    position, "the arguments have " + length + " and " + size + " values; they must have equally many");
        }
        return size;
    }

    private static List<@Nullable Value> row(List<FlowValue> arguments, int index) {
        Value[] row = new Value[arguments.size()];
        for (int a = 0; a < row.length; a++) {
            List<Value> values = arguments.get(a).list();
            row[a] = values.isEmpty() ? null : values.get(values.size() == 1 ? 0 : index);
        }
        return Arrays.asList(row);
    }
}
