package io.isthmus.analyzer.words;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands in a finding's sentence, by name. What the export does not say is left out, and told as unknown in every language. */
public record Details(Map<String, String> values) {

    private static final Details NONE = new Details(Map.of());

    public Details {
        values = Map.copyOf(values);
    }

    public static Details none() {
        return NONE;
    }

    public static Details of(String name, @Nullable Object value) {
        return NONE.and(name, value);
    }

    /** @param value several of them are told one after the other */
    public Details and(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value instanceof Collection<?> several ? joined(several) : value.toString());
        return new Details(more);
    }

    public Details and(Details others) {
        Map<String, String> more = new TreeMap<>(values);
        more.putAll(others.values());
        return new Details(more);
    }

    private static String joined(Collection<?> several) {
        return String.join(", ", several.stream().map(String::valueOf).toList());
    }
}
