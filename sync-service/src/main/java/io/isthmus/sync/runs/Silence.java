package io.isthmus.sync.runs;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.sync.runs.SourceStates.SourceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells operators, once, when a source has not been read completely for two intervals of its schedule. */
final class Silence {

    private static final Duration INATTENTION = Duration.ofSeconds(30);

    private final ActiveRuns active;
    private final Operations operations;
    private final String deployment;
    private final String service;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /**
     * @param lastImportAt when the last complete import began, if ever
     * @param aliveAt when something was last seen to be well
     * @param lookedAt when this was looked at: the schedule may have been off since
     */
    private record Seen(@Nullable Instant lastImportAt, Instant aliveAt, Instant lookedAt, boolean told) {}

    Silence(ActiveRuns active, Operations operations, String deployment, String service, Clock clock) {
        this.active = active;
        this.operations = operations;
        this.deployment = deployment;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Well is a source of which an import was completed, or is being synchronized. One that is being read is no silence, however
     * long it takes. To be called about once a second while the schedule is on.
     */
    void look(ScheduleSettings schedule, String source, Optional<SourceState> state) {
        Instant now = clock.instant();
        Seen current = current(
                seen.get(source), source, state.map(SourceState::lastImportAt).orElse(null), now);
        boolean silent = !active.importing(source) && Schedule.silent(schedule, current.aliveAt(), now);
        if (silent && !current.told()) {
            tell(source, current.aliveAt(), now);
        }
        seen.put(source, new Seen(current.lastImportAt(), current.aliveAt(), now, silent || current.told()));
    }

    private Seen current(@Nullable Seen before, String source, @Nullable Instant lastImportAt, Instant now) {
        if (before == null || isWell(before, source, lastImportAt, now)) {
            return new Seen(lastImportAt, now, now, false);
        }
        return before;
    }

    private boolean isWell(Seen before, String source, @Nullable Instant lastImportAt, Instant now) {
        return before.lookedAt().plus(INATTENTION).isBefore(now)
                || !Objects.equals(lastImportAt, before.lastImportAt())
                || active.worksOn(source) && !active.importing(source);
    }

    private void tell(String source, Instant last, Instant now) {
        operations.publish(new Notice(
                "sync-NOTHING_HAS_RUN-" + source,
                deployment,
                service,
                Notice.Severity.WARNING,
                "NOTHING_HAS_RUN",
                "no import of source " + source + " has been completed since " + last.truncatedTo(ChronoUnit.SECONDS)
                        + ", for two intervals of the schedule",
                "See the runs of sync-service (GET /api/runs): how the last one ended, and whether one is in the way.",
                now));
    }
}
