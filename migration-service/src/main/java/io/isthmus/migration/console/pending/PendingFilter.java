package io.isthmus.migration.console.pending;

import io.isthmus.migration.console.Services.PendingQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pending exports are looked at.
 *
 * @param after cursor of the page before; none for the first page
 * @param page counts from 1, for people
 */
public record PendingFilter(
        @Nullable String type,
        @Nullable String operation,
        @Nullable String text,
        @Nullable String after,
        int page) {

    public static final int PAGE = 100;

    public PendingFilter {
        type = blankToNull(type);
        operation = blankToNull(operation);
        text = blankToNull(text);
        after = blankToNull(after);
        page = after == null ? 1 : Math.max(2, page);
    }

    public PendingQuery query() {
        return query(after, PAGE);
    }

    public PendingQuery query(@Nullable String cursor, int limit) {
        return new PendingQuery(cursor, limit, type, operation, text);
    }

    /** As the query part of an address, with {@code ?} where there is any. */
    public String address(@Nullable String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("type", type);
        parameters.put("operation", operation);
        parameters.put("q", text);
        parameters.put("after", cursor);
        parameters.put("page", cursor == null ? null : Integer.toString(page + 1));
        String joined = parameters.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }

    public boolean everything() {
        return type == null && operation == null && text == null;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
