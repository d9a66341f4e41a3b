package io.isthmus.migration.console.page;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jspecify.annotations.Nullable;

/** The fields of the form that was sent, files left out. */
@RequestScoped
public class Form {

    private final Map<String, String> fields = new HashMap<>();

    public void take(FormData data) {
        for (String name : data) {
            var first = data.getFirst(name);
            if (first != null && !first.isFileItem()) {
                fields.put(name, first.getValue());
            }
        }
    }

    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    /** @return none for an absent or empty field */
    public @Nullable String text(String name) {
        String value = fields.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** @return none for an absent or empty field, and for one that is no number */
    public @Nullable Long number(String name) {
        String value = text(name);
        return value == null || !value.matches("\\d{1,18}") ? null : Long.valueOf(value);
    }
}
