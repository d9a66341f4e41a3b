package io.isthmus.rules.flowing;

import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fits what a flow answered to its target: no empty texts, names of other objects as references, {@code True} as a truth. */
final class TargetValues {

    private TargetValues() {}

    static FlowValue of(String target, FlowValue answer) {
        boolean reference = MetaverseSchema.isReference(target);
        boolean truth = MetaverseSchema.isTruth(target);
        boolean fits = true;
        for (Value each : answer.list()) {
            fits &= !isEmptyText(each) && fitted(each, reference, truth) == each;
        }
        return fits ? answer : fitted(answer.list(), reference, truth);
    }

    private static FlowValue fitted(List<Value> values, boolean reference, boolean truth) {
        List<Value> fitted = new ArrayList<>(values.size());
        for (Value each : values) {
            if (!isEmptyText(each)) {
                fitted.add(fitted(each, reference, truth));
            }
        }
        return FlowValue.of(fitted);
    }

    private static Value fitted(Value value, boolean reference, boolean truth) {
        if (!(value instanceof Value.Text(String text)) || !reference && !truth) {
            return value;
        }
        if (reference) {
            return Value.reference(text);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Value.bool(true);
            case "false" -> Value.bool(false);
            default -> value;
        };
    }

    private static boolean isEmptyText(Value value) {
        return value instanceof Value.Text text && text.value().isEmpty();
    }
}
