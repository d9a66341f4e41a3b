package io.isthmus.analyzer.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Spans of time for people. */
final class Durations {

    private Durations() {}

    /** {@code 3 h 36 min}; {@code 20 s} where there is nothing larger. */
    static String inWords(Duration span) {
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
