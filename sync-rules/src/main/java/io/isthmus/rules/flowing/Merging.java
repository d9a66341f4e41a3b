package io.isthmus.rules.flowing;

import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Brings the values of several flows together, in the order they come. For one attribute of one object. */
final class Merging {

    private final MergeType type;
    private final Map<Object, Value> byIdentity = new LinkedHashMap<>();
    private List<Value> only = List.of();

    Merging(MergeType type) {
        this.type = type;
    }

    void add(List<Value> values) {
        if (type == MergeType.UPDATE) {
            only = values;
            return;
        }
        for (Value value : values) {
            byIdentity.putIfAbsent(identity(value), value);
        }
    }

    private Object identity(Value value) {
        return type == MergeType.MERGE ? value : value.plain().toLowerCase(Locale.ROOT);
    }

    List<Value> merged() {
        return type == MergeType.UPDATE ? only : List.copyOf(byIdentity.values());
    }
}
