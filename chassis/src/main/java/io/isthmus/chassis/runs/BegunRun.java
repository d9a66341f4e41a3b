package io.isthmus.chassis.runs;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.Run.Step;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run when it begins.
 *
 * @param number rises with every run of the service
 * @param automatic whether nobody asked for it
 */
public record BegunRun(
        long number,
        boolean automatic,
        String id,
        String deployment,
        String service,
        RunProfile profile,
        @Nullable String connector,
        Instant startedAt) {

    /** A run of an earlier life of the service. */
    public static BegunRun of(KeptRun kept) {
        Run run = kept.run();
        return new BegunRun(
                kept.number(),
                kept.automatic(),
                run.id(),
                run.deployment(),
                run.service(),
                run.profile(),
                run.connector(),
                run.startedAt());
    }

    /** It turned out to need another profile. */
    public BegunRun as(RunProfile other) {
        return new BegunRun(number, automatic, id, deployment, service, other, connector, startedAt);
    }

    /** How far it has come. */
    public KeptRun at(
            RunStatus status,
            @Nullable Instant finishedAt,
            List<Step> steps,
            Map<String, Long> counts,
            List<RunError> errors,
            @Nullable String message) {
        return new KeptRun(
                number,
                automatic,
                new Run(
                        id,
                        deployment,
                        service,
                        profile,
                        connector,
                        status,
                        startedAt,
                        finishedAt,
                        List.copyOf(steps),
                        Collections.unmodifiableMap(new TreeMap<>(counts)),
                        errors.stream().limit(RunTally.KEPT_ERRORS).toList(),
                        message));
    }
}
