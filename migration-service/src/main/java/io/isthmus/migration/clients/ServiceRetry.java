package io.isthmus.migration.clients;

import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Asking again: another service while it restarts, so that a waiting step outlives the outage of others; or anything until it is
 * as wanted. Whoever waits here gets {@link Stopped} when this service is being stopped.
 */
@ApplicationScoped
public class ServiceRetry {

    private static final int WITHOUT_END = -1;
    private static final Object NOT_YET = new Object();

    private final StepsConfig config;

    ServiceRetry(StepsConfig config) {
        this.config = config;
    }

    /** @throws ServiceFault one that waiting does not help, or the last one when there was time enough */
    public <T> T ask(Supplier<T> question) {
        return call(
                WITHOUT_END,
                config.timeout(),
                fault -> fault instanceof ServiceFault service && service.mayPass(),
                question::get);
    }

    /** The first look that is as wanted. */
    public <T> T until(Supplier<T> look, Predicate<T> wanted) {
        return within(Duration.ZERO, look, wanted);
    }

    /** The first look that is as wanted; else the last one, when another service had time enough to read the config log. */
    public <T> T untilConfigRead(Supplier<T> look, Predicate<T> wanted) {
        return within(config.configTimeout(), look, wanted);
    }

    /** The first look that is as wanted, else the last one in this time; {@link Duration#ZERO} for no end. */
    public <T> T within(Duration time, Supplier<T> look, Predicate<T> wanted) {
        AtomicReference<T> last = new AtomicReference<>();
        try {
            return call(WITHOUT_END, time, fault -> false, () -> {
                last.set(look.get());
                return wanted.test(last.get()) ? last.get() : NOT_YET;
            });
        } catch (FaultToleranceException timeIsOver) {
            return Objects.requireNonNull(last.get(), "a look was taken");
        }
    }

    /** Does it until it goes through, or has failed once more often than is outlasted. */
    public void outlast(int faults, Predicate<Throwable> outlasted, Runnable action) {
        call(faults, Duration.ZERO, outlasted, () -> {
            action.run();
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private <T> T call(int retries, Duration time, Predicate<Throwable> again, Callable<Object> attempt) {
        long interval = config.pollInterval().toMillis();
        Guard guard = Guard.create()
                .withRetry()
                .maxRetries(retries)
                .maxDuration(time.toMillis(), ChronoUnit.MILLIS)
                .delay(interval, ChronoUnit.MILLIS)
                .jitter(interval / 2, ChronoUnit.MILLIS)
                .whenResult(result -> result == NOT_YET)
                .whenException(again)
                .done()
                .build();
        try {
            return (T) guard.call(attempt, Object.class);
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (Exception e) {
            throw new IllegalStateException("an attempt throws no checked exception", e);
        }
    }

    /** This service is being stopped; whoever waits goes on after its restart. */
    public static final class Stopped extends RuntimeException {

        Stopped() {
            super("migration-service is being stopped");
        }
    }
}
