package io.isthmus.sync.metaverse;

import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import io.isthmus.sync.postgres.AttributesJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of metaverse objects as two json columns: the values for people and queries, and beside them the kinds of
 * those that are not text, which the rules engine needs back.
 */
public final class MetaverseAttributes {

    private MetaverseAttributes() {}

    public static String values(Attributes attributes) {
        return AttributesJson.write(json -> {
            for (Attributes.Attribute attribute : attributes.all()) {
                AttributesJson.values(json, attribute.name(), attribute.values(), Value::plain);
            }
        });
    }

    public static String kinds(Attributes attributes) {
        return AttributesJson.write(json -> {
            for (Attributes.Attribute attribute : attributes.all()) {
                if (!isText(attribute.values())) {
                    AttributesJson.values(
                            json,
                            attribute.name(),
                            attribute.values(),
                            value -> value.kind().name());
                }
            }
        });
    }

    private static boolean isText(List<Value> values) {
        for (Value value : values) {
            if (value.kind() != Value.Kind.TEXT) {
                return false;
            }
        }
        return true;
    }

    static Attributes read(String values, String kinds) {
        Map<String, List<String>> kindsByName = AttributesJson.read(kinds);
        Attributes.Builder attributes = Attributes.builder();
        AttributesJson.read(values)
                .forEach((name, plain) -> attributes.put(name, values(plain, kindsByName.get(name))));
        return attributes.build();
    }

    private static List<Value> values(List<String> plain, @Nullable List<String> kinds) {
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
