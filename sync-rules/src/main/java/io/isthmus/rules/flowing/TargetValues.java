package io.isthmus.rules.flowing;

import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Fits what a flow answered to its target: no empty texts, and names of other objects as references. */
final class TargetValues {

    private TargetValues() {}

    static FlowValue of(String target, FlowValue answer) {
        boolean reference = MetaverseSchema.isReference(target);
        boolean fits = true;
        for (Value each : answer.list()) {
            fits &= !isEmptyText(each) && !(reference && each instanceof Value.Text);
        }
        return fits ? answer : fitted(answer.list(), reference);
    }

    private static FlowValue fitted(List<Value> values, boolean reference) {
        List<Value> fitted = new ArrayList<>(values.size());
        for (Value each : values) {
            if (!isEmptyText(each)) {
                fitted.add(reference && each instanceof Value.Text text ? Value.reference(text.value()) : each);
            }
        }
        return FlowValue.of(fitted);
    }

    private static boolean isEmptyText(Value value) {
        return value instanceof Value.Text text && text.value().isEmpty();
    }
}
