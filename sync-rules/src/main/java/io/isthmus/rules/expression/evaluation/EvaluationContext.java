package io.isthmus.rules.expression.evaluation;

import java.time.Instant;
import java.util.Map;

/**
 * What an evaluation may know beside the object: nothing is ever taken from the system, so that a replay with the same
 * context gives the same values.
 *
 * @param now what {@code Now()} answers, for the whole run
 * @param runSeed from which {@code Guid()} and {@code RandomNum()} derive their values, together with the object's
 *     identity
 * @param parameters what {@code %Name%} stands for, by name without the signs. {@code Domain.FQDN}, {@code Domain.LDAP},
 *     {@code Connector.ID} and {@code Connector.Name} are derived from the object where absent here
 */
public record EvaluationContext(Instant now, long runSeed, Map<String, String> parameters) {

    public EvaluationContext {
        parameters = Map.copyOf(parameters);
    }

    public static EvaluationContext at(Instant now, long runSeed) {
        return new EvaluationContext(now, runSeed, Map.of());
    }
}
