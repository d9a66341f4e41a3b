package io.isthmus.migration.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looking again and again until something is so, or the time for it has passed. */
@ApplicationScoped
public class Polling {

    private final StepsConfig config;
    private final Clock clock;

    Polling(StepsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The first look that is as wanted; else the last one, when another service had time enough to read the config log. */
    public <T> T untilConfigRead(Supplier<T> look, Predicate<T> wanted) {
        Deadline deadline = startingNow(config.configPatience());
        T seen = look.get();
        while (!wanted.test(seen) && !deadline.passed()) {
            pause();
            seen = look.get();
        }
        return seen;
    }

    public Deadline startingNow(Duration patience) {
        return new Deadline(clock.instant().plus(patience), clock);
    }

    /** @throws Stopped when this service is being stopped */
    public void pause() {
        try {
            Thread.sleep(config.pollInterval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    public record Deadline(Instant at, Clock clock) {

        public boolean passed() {
            return !clock.instant().isBefore(at);
        }
    }

    /** This service is being stopped; whoever waits goes on after its restart. */
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("migration-service is being stopped");
        }
    }
}
