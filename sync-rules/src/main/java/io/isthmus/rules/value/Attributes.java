package io.isthmus.rules.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Attributes of an object: lists of values by name. Names are case-insensitive (RFC 4512, section 2.5) and keep the
 * spelling they came with; an attribute without values is not there. Immutable.
 */
public final class Attributes {

    private static final Attributes NONE = new Attributes(Map.of());

    private final Map<String, Attribute> byFoldedName;

    private Attributes(Map<String, Attribute> byFoldedName) {
        this.byFoldedName = byFoldedName;
    }

    /** A name with its values, at least one. */
    public record Attribute(String name, List<Value> values) {
        public Attribute {
            values = List.copyOf(values);
        }
    }

    public static Attributes none() {
        return NONE;
    }

    /**
     * Attributes as an import delivers them.
     *
     * @param plain values by name; binary ones as Base64
     * @param binaryNames attributes whose values are Base64 of binary
     * @throws IllegalArgumentException naming the attribute whose value is no Base64
     */
    public static Attributes of(Map<String, List<String>> plain, Collection<String> binaryNames) {
        Set<String> binary = new HashSet<>();
        binaryNames.forEach(name -> binary.add(fold(name)));
        Builder builder = builder();
        plain.forEach((name, values) -> builder.put(name, parse(name, values, binary.contains(fold(name)))));
        return builder.build();
    }

    private static List<Value> parse(String name, List<String> plain, boolean binary) {
        Value.Kind kind = binary ? Value.Kind.BINARY : Value.Kind.TEXT;
        List<Value> values = new ArrayList<>(plain.size());
        for (String each : plain) {
            try {
                values.add(Value.parse(kind, each));
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalArgumentException(
                        "attribute " + name + " is declared binary, but not Base64", notBase64);
            }
        }
        return values;
    }

    public static Builder builder() {
        return new Builder(new LinkedHashMap<>());
    }

    /** The values of an attribute in their order, empty when it is absent. */
    public List<Value> get(String name) {
        Attribute found = byFoldedName.get(fold(name));
        return found == null ? List.of() : found.values();
    }

    public boolean has(String name) {
        return byFoldedName.containsKey(fold(name));
    }

    /** All attributes, in the order they were put. */
    public Collection<Attribute> all() {
        return Collections.unmodifiableCollection(byFoldedName.values());
    }

    public boolean isEmpty() {
        return byFoldedName.isEmpty();
    }

    /** A copy with this attribute replaced, or removed when there are no values. */
    public Attributes with(String name, List<Value> values) {
        return new Builder(new LinkedHashMap<>(byFoldedName)).put(name, values).build();
    }

    /** The form under which a name is compared. */
    public static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Attributes that) || byFoldedName.size() != that.byFoldedName.size()) {
            return false;
        }
        return byFoldedName.entrySet().stream()
                .allMatch(entry -> entry.getValue().values().equals(that.get(entry.getKey())));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<String, Attribute> entry : byFoldedName.entrySet()) {
            hash += Objects.hash(entry.getKey(), entry.getValue().values());
        }
        return hash;
    }

    @Override
    public String toString() {
        return byFoldedName.values().toString();
    }

    /** Collects attributes; a later put replaces an earlier one of the same name. */
    public static final class Builder {

        private Map<String, Attribute> collected;
        private boolean handedOver;

        private Builder(Map<String, Attribute> collected) {
            this.collected = collected;
        }

        public Builder put(String name, List<Value> values) {
            if (handedOver) {
                collected = new LinkedHashMap<>(collected);
                handedOver = false;
            }
            if (values.isEmpty()) {
                collected.remove(fold(name));
            } else {
                collected.put(fold(name), new Attribute(name, values));
            }
            return this;
        }

        public Builder put(String name, Value value) {
            return put(name, List.of(value));
        }

        public Builder put(String name, String... texts) {
            List<Value> values = new ArrayList<>(texts.length);
            for (String text : texts) {
                values.add(Value.text(text));
            }
            return put(name, values);
        }

        public Attributes build() {
            handedOver = true;
            return collected.isEmpty() ? NONE : new Attributes(collected);
        }
    }
}
