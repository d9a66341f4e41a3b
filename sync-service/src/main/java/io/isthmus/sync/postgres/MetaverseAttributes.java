package io.isthmus.sync.postgres;

import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attributes of metaverse objects as two jsonb columns: the values for people and queries, and beside them the kinds of
 * those that are not text, which the rules engine needs back.
 */
final class MetaverseAttributes {

    private MetaverseAttributes() {}

    static String values(Attributes attributes) {
        Map<String, List<String>> plain = new LinkedHashMap<>();
        attributes
                .all()
                .forEach(attribute -> plain.put(
                        attribute.name(),
                        attribute.values().stream().map(Value::plain).toList()));
        return AttributesJson.write(plain);
    }

    static String kinds(Attributes attributes) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (Attributes.Attribute attribute : attributes.all()) {
            if (attribute.values().stream().anyMatch(value -> value.kind() != Value.Kind.TEXT)) {
                kinds.put(
                        attribute.name(),
                        attribute.values().stream()
                                .map(value -> value.kind().name())
                                .toList());
            }
        }
        return AttributesJson.write(kinds);
    }

    static Attributes read(String values, String kinds) {
        Map<String, List<String>> kindsByName = AttributesJson.read(kinds);
        Attributes.Builder attributes = Attributes.builder();
        AttributesJson.read(values)
                .forEach((name, plain) -> attributes.put(name, values(plain, kindsByName.get(name))));
        return attributes.build();
    }

    private static List<Value> values(List<String> plain, List<String> kinds) {
        List<Value> values = new ArrayList<>(plain.size());
        for (int i = 0; i < plain.size(); i++) {
            values.add(
                    kinds == null
                            ? Value.text(plain.get(i))
                            : Value.parse(Value.Kind.valueOf(kinds.get(i)), plain.get(i)));
        }
        return values;
    }
}
