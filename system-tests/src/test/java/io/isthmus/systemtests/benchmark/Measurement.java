package io.isthmus.systemtests.benchmark;

import java.time.Duration;
import java.util.Locale;

/**
 * How long one stage took, beside what it could have taken at best.
 *
 * @param limit the bare work of the same run; {@code null} where there is none to compare with
 * @param aim how many times the limit the stage may take; 0 where the aim is not a ratio
 */
record Measurement(String stage, Duration took, String limitName, Duration limit, double aim) {

    static Measurement alone(String stage, Duration took) {
        return new Measurement(stage, took, "", null, 0);
    }

    double ratio() {
        return limit == null ? Double.NaN : (double) took.toNanos() / limit.toNanos();
    }

    /** A row of the table in {@link Report}. */
    String row() {
        if (limit == null) {
            return "| %s | %s | | | | |".formatted(stage, seconds(took));
        }
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.1f | %s |",
                stage,
                seconds(took),
                limitName,
                seconds(limit),
                ratio(),
                aim == 0 ? "" : String.format(Locale.ROOT, "≤ %.1f %s", aim, ratio() <= aim ? "met" : "missed"));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
