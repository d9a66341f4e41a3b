package io.isthmus.rules.expression.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when evaluations come to the same, though nothing changes but the time: the earliest later instant that one of them has looked
 * at. For one object and one thread; what an evaluation comes to does not depend on it.
 */
public final class Horizon {

    /** How long what {@code Now()} answers is good for: it changes all the time, and nobody can be evaluated all the time. */
    public static final Duration NOW_LASTS = Duration.ofDays(1);

    private @Nullable Instant until;

    void note(Instant later) {
        if (until == null || later.isBefore(until)) {
            until = later;
        }
    }

    /** None where no evaluation has looked at the time. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }
}
