package io.isthmus.migration.console.operations;

import io.isthmus.contracts.operations.Run;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.RunWords;
import io.isthmus.migration.console.Tone;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the latest runs took, the oldest left, one bar a run; coordinates of an SVG of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param top what the highest bar stands for, {@code middle} half of it
 */
public record Chart(List<Bar> bars, String top, String middle, String from, String to) {

    public static final int WIDTH = 960;
    public static final int HEIGHT = 180;

    private static final int LEFT = 70;
    private static final int GROUND = 150;
    private static final int CEILING = 15;
    private static final int MOST = 60;
    private static final int WIDEST = 28;
    private static final double FILLED = 0.75;

    /** @param title for those who cannot see it */
    public record Bar(String id, Tone tone, long x, long y, long width, long height, String title) {}

    /** @param latestFirst of all services */
    public static Chart of(List<Run> latestFirst, InWords words) {
        List<Run> shown = latestFirst.stream()
                .filter(run -> run.startedAt() != null && run.finishedAt() != null)
                .limit(MOST)
                .toList()
                .reversed();
        long longest = Math.max(1, shown.stream().mapToLong(Chart::millis).max().orElse(1));
        double slot = (double) (WIDTH - LEFT) / Math.max(1, shown.size());
        double width = Math.min(WIDEST, slot * FILLED);
        List<Bar> bars = IntStream.range(0, shown.size())
                .mapToObj(i -> bar(
                        shown.get(i),
                        LEFT + Math.round(i * slot + (slot - width) / 2),
                        Math.round(width),
                        longest,
                        words))
                .toList();
        return new Chart(
                bars,
                InWords.exact(Duration.ofMillis(longest)),
                InWords.exact(Duration.ofMillis(longest / 2)),
                shown.isEmpty() ? "" : words.time(shown.getFirst().startedAt()),
                shown.isEmpty() ? "" : words.time(shown.getLast().startedAt()));
    }

    private static Bar bar(Run run, long x, long width, long longest, InWords words) {
        long height = Math.max(2, millis(run) * (GROUND - CEILING) / longest);
        return new Bar(
                run.id(),
                RunWords.tone(run.status()),
                x,
                GROUND - height,
                Math.max(2, width),
                height,
                InWords.name(run.profile()) + (run.connector() == null ? "" : " of " + run.connector()) + ": "
                        + RunWords.status(run.status()) + ", " + words.duration(run.startedAt(), run.finishedAt())
                        + ", "
                        + words.time(run.startedAt()));
    }

    private static long millis(Run run) {
        return Math.max(0, Duration.between(run.startedAt(), run.finishedAt()).toMillis());
    }
}
