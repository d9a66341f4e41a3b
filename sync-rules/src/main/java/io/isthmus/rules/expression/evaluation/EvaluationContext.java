package io.isthmus.rules.expression.evaluation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation may know beside the object: nothing is ever taken from the system, so that a replay with the same
 * context gives the same values.
 *
 * @param now what {@code Now()} answers, for the whole run
 * @param runSeed from which {@code Guid()} and {@code RandomNum()} derive their values, together with the object's
 *     identity
 * @param parameters what {@code %Name%} stands for, by name without the signs. {@code Domain.FQDN}, {@code Domain.LDAP},
 *     {@code Connector.ID} and {@code Connector.Name} are derived from the object where absent here
 * @param horizon is told until when the outcome lasts, where somebody wants to know
 */
public record EvaluationContext(
        Instant now,
        long runSeed,
        Map<String, String> parameters,
        @Nullable Horizon horizon) {

    public EvaluationContext {
        parameters = Map.copyOf(parameters);
    }

    public EvaluationContext(Instant now, long runSeed, Map<String, String> parameters) {
        this(now, runSeed, parameters, null);
    }

    public static EvaluationContext at(Instant now, long runSeed) {
        return new EvaluationContext(now, runSeed, Map.of());
    }

    /** The same for one object of which is to be known until when its outcome lasts. */
    public EvaluationContext noting(Horizon until) {
        return new EvaluationContext(now, runSeed, parameters, until);
    }

    /** The time, as an answer that is another one in a moment. */
    public Instant lookAtTheClock() {
        if (horizon != null) {
            horizon.note(now.plus(Horizon.NOW_LASTS));
        }
        return now;
    }

    /** Whether it is then, or later: an answer that changes once, at that instant. */
    public boolean isPast(Instant at) {
        boolean past = !at.isAfter(now);
        if (!past && horizon != null) {
            horizon.note(at);
        }
        return past;
    }
}
