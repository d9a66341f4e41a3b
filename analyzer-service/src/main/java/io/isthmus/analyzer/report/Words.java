package io.isthmus.analyzer.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values in words. What an export does not say is {@code unknown}, never empty and never no. */
final class Words {

    private static final String UNKNOWN = "unknown";

    private Words() {}

    static String known(@Nullable Object value) {
        return value == null ? UNKNOWN : value.toString();
    }

    static String yesNo(@Nullable Boolean value) {
        return value == null ? UNKNOWN : value ? "yes" : "no";
    }

    static String list(@Nullable List<String> values) {
        return values == null ? UNKNOWN : values.isEmpty() ? "none" : String.join("; ", values);
    }

    /** {@code 12 direct, 3 constant}. */
    static String counts(@Nullable Map<String, Long> values) {
        if (values == null) {
            return UNKNOWN;
        }
        return values.isEmpty()
                ? "none"
                : values.entrySet().stream()
                        .map(e -> e.getValue() + " " + lower(e.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /** {@code STANDARD_CHANGED} as {@code standard changed}. */
    static String lower(Object name) {
        return name.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code 3 h 36 min}; {@code 20 s} where there is nothing larger. */
    static String duration(Duration span) {
        List<String> parts = new ArrayList<>();
        add(parts, span.toHours(), "h");
        add(parts, span.toMinutesPart(), "min");
        add(parts, span.toSecondsPart(), "s");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit);
        }
    }
}
