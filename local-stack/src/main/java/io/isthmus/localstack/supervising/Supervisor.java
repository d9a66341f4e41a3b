package io.isthmus.localstack.supervising;

import io.github.resilience4j.core.IntervalFunction;
import io.isthmus.localstack.supervising.Supervised.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts again what died: after 1 s, then 2, 4 … up to 60; what lived for five minutes starts at 1 s again. What is alive but says
 * for a minute that it is not, or says nothing for four, is ended first.
 *
 * <pre>
 *     alive    health                        what is done
 *     no       any                           started again
 *     yes      UP                            nothing
 *     yes      DOWN for {@link Limits#down}       stopped, then started again
 *     yes      SILENT for {@link Limits#silent}   stopped, then started again
 * </pre>
 */
public final class Supervisor implements AutoCloseable {

    private static final IntervalFunction WAITS =
            IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(60));
    private static final int DOUBLINGS = 10;
    private static final Duration STABLE = Duration.ofMinutes(5);

    /**
     * How long something may be alive without being well.
     *
     * @param silent longer than the slowest start
     */
    public record Limits(Duration down, Duration silent) {

        public static Limits defaults() {
            return new Limits(Duration.ofMinutes(1), Duration.ofMinutes(4));
        }

        Optional<Duration> of(Health health) {
            return switch (health) {
                case UP -> Optional.empty();
                case DOWN -> Optional.of(down);
                case SILENT -> Optional.of(silent);
            };
        }
    }

    private record Attempt(
            int deaths, Instant startedAt, @Nullable Instant restartAt) {}

    private record Unwell(Health health, Instant since) {}

    private final List<Supervised> watched;
    private final Limits limits;
    private final Consumer<String> say;
    private final Map<Supervised, Attempt> attempts = new HashMap<>();
    private final Map<Supervised, Unwell> unwell = new HashMap<>();
    private final Set<Supervised> paused = new HashSet<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("supervisor").factory());

    /**
     * @param watched in the order in which they need each other
     * @param say takes one line for each death and each new start
     */
    public Supervisor(List<? extends Supervised> watched, Limits limits, Consumer<String> say) {
        this.watched = List.copyOf(watched);
        this.limits = limits;
        this.say = say;
    }

    public void begin() {
        watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Leaves it alone while somebody else stops and starts it. */
    public synchronized void pause(Supervised one) {
        paused.add(one);
    }

    public synchronized void resume(Supervised one) {
        unwell.remove(one);
        paused.remove(one);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            watch.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void look() {
        for (Supervised one : watched) {
            if (paused.contains(one)) {
                continue;
            }
            try {
                look(one, Instant.now());
            } catch (RuntimeException e) {
                // one that cannot be looked at must not leave the others alone
                say.accept(one.name() + " cannot be looked after: " + e.getMessage());
            }
        }
    }

    private void look(Supervised one, Instant now) {
        if (!one.isAlive()) {
            restart(one, now);
            return;
        }
        Health health = one.health();
        Unwell before = unwell.get(one);
        if (health == Health.UP) {
            unwell.remove(one);
        } else if (before == null || before.health() != health) {
            unwell.put(one, new Unwell(health, now));
        } else if (limits.of(health)
                .filter(limit -> !now.isBefore(before.since().plus(limit)))
                .isPresent()) {
            end(one, health);
        }
    }

    private void end(Supervised one, Health health) {
        say.accept(one.name()
                + (health == Health.DOWN ? " says that it is not healthy" : " does not answer")
                + "; it is stopped (log: " + one.log() + ")");
        unwell.remove(one);
        one.stop();
    }

    private void restart(Supervised one, Instant now) {
        unwell.remove(one);
        Attempt attempt = attempts.get(one);
        if (attempt == null || attempt.restartAt() == null) {
            boolean wasStable =
                    attempt == null || attempt.startedAt().plus(STABLE).isBefore(now);
            int deaths = attempt == null || wasStable ? 1 : attempt.deaths() + 1;
            Duration wait = waitAfter(deaths);
            say.accept(one.name() + " has ended; it is started again in " + wait.toSeconds() + " s (log: " + one.log()
                    + ")");
            attempts.put(one, new Attempt(deaths, now, now.plus(wait)));
        } else if (!now.isBefore(attempt.restartAt())) {
            say.accept(one.name() + " is started again");
            attempts.put(one, new Attempt(attempt.deaths(), now, null));
            try {
                one.start();
            } catch (RuntimeException e) {
                say.accept(one.name() + " could not be started: " + e.getMessage());
            }
        }
    }

    static Duration waitAfter(int deaths) {
        return Duration.ofMillis(WAITS.apply(Math.min(deaths, DOUBLINGS)));
    }
}
