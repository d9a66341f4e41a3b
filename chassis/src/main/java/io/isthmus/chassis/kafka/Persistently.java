package io.isthmus.chassis.kafka;

import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;

/** Does what must be done until it is, at growing intervals, unless its content is at fault. */
@ApplicationScoped
class Persistently {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long JITTER_MILLIS = 150;
    private static final long MAXIMUM_PAUSE_SECONDS = 20;
    private static final int WITHOUT_END = -1;

    private final Guard guard = Guard.create()
            .withRetry()
            .maxRetries(WITHOUT_END)
            .maxDuration(0, ChronoUnit.SECONDS)
            .delay(FIRST_PAUSE_MILLIS, ChronoUnit.MILLIS)
            .jitter(JITTER_MILLIS, ChronoUnit.MILLIS)
            .withExponentialBackoff()
            .maxDelay(MAXIMUM_PAUSE_SECONDS, ChronoUnit.SECONDS)
            .done()
            .abortOn(ContentRefused.class)
            .done()
            .build();

    /** @throws ContentRefused as the action does; anything else that it throws is tried again */
    void run(Runnable action) {
        guard.get(
                () -> {
                    action.run();
                    return null;
                },
                Void.class);
    }
}
