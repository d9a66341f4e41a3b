package io.isthmus.migration.console;

import io.isthmus.contracts.operations.RunStatus;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs in words. */
public final class RunWords {

    private RunWords() {}

    public static String status(RunStatus status) {
        return switch (status) {
            case WAITING -> "waiting";
            case RUNNING -> "running";
            case SUCCEEDED -> "succeeded";
            case COMPLETED_WITH_ERRORS -> "completed with errors";
            case HELD -> "held";
            case FAILED -> "failed";
            case INTERRUPTED -> "interrupted";
        };
    }

    public static Tone tone(RunStatus status) {
        return switch (status) {
            case WAITING -> Tone.NEUTRAL;
            case RUNNING -> Tone.BUSY;
            case SUCCEEDED -> Tone.GOOD;
            case COMPLETED_WITH_ERRORS, HELD, INTERRUPTED -> Tone.WARNING;
            case FAILED -> Tone.BAD;
        };
    }

    /** {@code read 2,000, added 12}: only what is not zero. */
    public static String counts(Map<String, Long> counts) {
        if (counts == null) {
            return "";
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() != null && entry.getValue() != 0)
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(RunWords::rank).thenComparing(name -> name)))
                .map(entry -> label(entry.getKey()) + " " + InWords.count(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What was read first, errors last. */
    private static int rank(String count) {
        return switch (count) {
            case "read", "desired" -> 0;
            case "errors" -> 2;
            default -> 1;
        };
    }

    public static String label(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
