package io.isthmus.migration.clients;

import io.isthmus.migration.clients.Polling.Stopped;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Asking another service again while it restarts: a waiting step outlives the outage of others. */
@ApplicationScoped
public class ServiceRetry {

    private static final int WITHOUT_END = -1;

    private final Guard guard;

    ServiceRetry(StepsConfig config) {
        long interval = config.pollInterval().toMillis();
        guard = Guard.create()
                .withRetry()
                .maxRetries(WITHOUT_END)
                .maxDuration(config.patience().toMillis(), ChronoUnit.MILLIS)
                .delay(interval, ChronoUnit.MILLIS)
                .jitter(interval / 2, ChronoUnit.MILLIS)
                .whenException(fault -> fault instanceof ServiceFault service && service.mayPass())
                .done()
                .build();
    }

    /**
     * @throws ServiceFault one that waiting does not help, or the last one when there was time enough
     * @throws Stopped when this service is being stopped
     */
    @SuppressWarnings("unchecked")
    public <T> T ask(Supplier<T> question) {
        try {
            return (T) guard.call(question::get, Object.class);
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (Exception e) {
            throw new IllegalStateException("a question throws no checked exception", e);
        }
    }
}
