package io.isthmus.systemtests.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long many of the same took. */
record Latencies(List<Duration> sorted) {

    static Latencies of(List<Duration> took) {
        return new Latencies(took.stream().sorted().toList());
    }

    Duration p50() {
        return percentile(50);
    }

    Duration p95() {
        return percentile(95);
    }

    Duration p99() {
        return percentile(99);
    }

    Duration most() {
        return sorted.getLast();
    }

    /** The smallest that so many percent do not exceed. */
    private Duration percentile(int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(0, rank - 1));
    }

    String text() {
        return "p50 %s, p95 %s, p99 %s, most %s (%d)"
                .formatted(millis(p50()), millis(p95()), millis(p99()), millis(most()), sorted.size());
    }

    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }
}
