package io.isthmus.rules.flowing;

import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Brings the values of several flows together, in the order they come. For one attribute of one object. */
final class Merging {

    private final MergeType type;
    private List<Value> merged = List.of();

    Merging(MergeType type) {
        this.type = type;
    }

    void add(List<Value> values) {
        merged = type == MergeType.UPDATE ? values : union(values);
    }

    private List<Value> union(List<Value> values) {
        Set<Object> identities = new HashSet<>();
        List<Value> union = new ArrayList<>();
        for (List<Value> each : List.of(merged, values)) {
            for (Value value : each) {
                if (identities.add(identity(value))) {
                    union.add(value);
                }
            }
        }
        return List.copyOf(union);
    }

    private Object identity(Value value) {
        return type == MergeType.MERGE ? value : value.plain().toLowerCase(Locale.ROOT);
    }

    List<Value> merged() {
        return merged;
    }
}
