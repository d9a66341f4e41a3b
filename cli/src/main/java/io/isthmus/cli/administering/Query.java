package io.isthmus.cli.administering;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path with query parameters; those without a value are left out. */
final class Query {

    private final StringBuilder text;
    private boolean any;

    private Query(String path) {
        text = new StringBuilder(path);
    }

    static Query of(String path) {
        return new Query(path);
    }

    Query with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            text.append(any ? '&' : '?').append(name).append('=').append(encoded(value.toString()));
            any = true;
        }
        return this;
    }

    /** For a segment of a path as well: Base64 may hold slashes. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
