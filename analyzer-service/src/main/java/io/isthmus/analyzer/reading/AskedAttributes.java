package io.isthmus.analyzer.reading;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The attributes of an element, and which of them somebody has asked for. */
final class AskedAttributes {

    private static final AskedAttributes NONE = new AskedAttributes(Map.of());

    private final Map<String, String> values;
    private Set<String> asked = Set.of();

    private AskedAttributes(Map<String, String> values) {
        this.values = values;
    }

    static AskedAttributes of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new AskedAttributes(values);
    }

    /** One that is there and not empty. */
    @Nullable
    String value(String name) {
        ask(name);
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** What one says; one that cannot mean such a thing counts as unread, so that it is told. */
    <T> @Nullable T parsed(TextFormat<T> format, String name) {
        String value = values.getOrDefault(name, "");
        T meant = format.parse(value);
        if (meant != null || value.isBlank()) {
            ask(name);
        }
        return meant;
    }

    private void ask(String name) {
        if (!values.containsKey(name)) {
            return;
        }
        if (asked.isEmpty()) {
            asked = new HashSet<>();
        }
        asked.add(name);
    }

    void left(Consumer<String> unread) {
        values.keySet().stream().filter(name -> !asked.contains(name)).forEach(unread);
    }
}
