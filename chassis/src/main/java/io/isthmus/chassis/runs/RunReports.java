package io.isthmus.chassis.runs;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.operations.RunProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps runs and tells operators: at every turn, and in between at most once a second. */
public final class RunReports {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration HISTORY = Duration.ofDays(30);
    private static final Duration FORGETS_EVERY = Duration.ofHours(1);

    private final RunStore store;
    private final Operations operations;
    private final String deployment;
    private final String service;
    private final Clock clock;
    private final Map<String, Instant> lastReports = new ConcurrentHashMap<>();
    private Instant forgot = Instant.MIN;

    public RunReports(RunStore store, Operations operations, String deployment, String service, Clock clock) {
        this.store = store;
        this.operations = operations;
        this.deployment = deployment;
        this.service = service;
        this.clock = clock;
    }

    /** Numbers a new run, and forgets those that are long over. */
    public BegunRun begin(RunProfile profile, @Nullable String connector, boolean automatic) {
        forgetOldRuns(clock.instant());
        return begin(UUID.randomUUID().toString(), profile, connector, automatic, clock.instant());
    }

    /** Not with each of them: where changes come one by one, there are many runs. */
    private synchronized void forgetOldRuns(Instant now) {
        if (forgot.isBefore(now.minus(FORGETS_EVERY))) {
            store.forgetBefore(now.minus(HISTORY));
            forgot = now;
        }
    }

    /** Numbers a run that has an id. */
    public BegunRun begin(
            String id, RunProfile profile, @Nullable String connector, boolean automatic, Instant startedAt) {
        return new BegunRun(store.nextNumber(), automatic, id, deployment, service, profile, connector, startedAt);
    }

    /** What nobody works on any more is not running for ever. */
    public void interrupt(Predicate<KeptRun> abandoned, Function<KeptRun, String> why) {
        store.unfinished().stream()
                .filter(abandoned)
                .forEach(run -> turn(run.interrupted(why.apply(run), clock.instant())));
    }

    /** The run has taken a turn. */
    public void turn(KeptRun run) {
        if (run.run().status().finished()) {
            lastReports.remove(run.run().id());
        } else {
            lastReports.put(run.run().id(), clock.instant());
        }
        store.save(run);
        operations.publish(run.run());
    }

    /** The run goes on. */
    public void progress(String id, Supplier<KeptRun> run) {
        Instant last = lastReports.getOrDefault(id, Instant.EPOCH);
        if (!clock.instant().isBefore(last.plus(PACE))) {
            turn(run.get());
        }
    }
}
