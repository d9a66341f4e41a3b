package io.isthmus.cli.terminal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Numbered stages with the time each took. */
public final class Stages {

    private final Terminal terminal;
    private final Map<String, Duration> times = new LinkedHashMap<>();

    public Stages(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Announces a stage, does it, and tells how long it took. */
    public <T> T run(String title, Callable<T> work) throws Exception {
        int number = times.size() + 1;
        terminal.line("");
        terminal.line("%2d  %s", number, title);
        long start = System.nanoTime();
        times.put(title, Duration.ZERO);
        try {
            return work.call();
        } finally {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            times.put(title, time);
            terminal.line("    %s", seconds(time));
        }
    }

    public Map<String, Duration> times() {
        return Map.copyOf(times);
    }

    /** All stages with their times, and the sum. */
    public void summary() {
        Duration total = Duration.ZERO;
        int number = 0;
        for (Map.Entry<String, Duration> stage : times.entrySet()) {
            total = total.plus(stage.getValue());
            terminal.line("    %2d  %-76s %10s", ++number, stage.getKey(), seconds(stage.getValue()));
        }
        terminal.line("        %-76s %10s", "all", seconds(total));
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
