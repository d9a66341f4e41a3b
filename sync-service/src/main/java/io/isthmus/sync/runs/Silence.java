package io.isthmus.sync.runs;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.sync.runs.SourceStates.SourceState;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells operators, once, when a source has not been read completely for two intervals of its schedule. */
final class Silence {

    private final ActiveRuns active;
    private final Operations operations;
    private final String deployment;
    private final String service;
    private final Clock clock;
    private final Instant begun;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Silence(ActiveRuns active, Operations operations, String deployment, String service, Clock clock) {
        this.active = active;
        this.operations = operations;
        this.deployment = deployment;
        this.service = service;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** An import that is being read is no silence, however long it takes. */
    void look(ScheduleSettings schedule, String source, Optional<SourceState> state) {
        Instant last =
                state.map(SourceState::lastImportAt).filter(begun::isBefore).orElse(begun);
        if (active.importing(source) || !Schedule.silent(schedule, last, clock.instant())) {
            told.remove(source);
        } else if (told.add(source)) {
            operations.publish(new Notice(
                    "sync-NOTHING_HAS_RUN-" + source,
                    deployment,
                    service,
                    Notice.Severity.WARNING,
                    "NOTHING_HAS_RUN",
                    "no import of source " + source + " has been completed since " + last
                            + ", for two intervals of the schedule",
                    "See the runs of sync-service (GET /api/runs): how the last one ended, and whether one is in the way.",
                    clock.instant()));
        }
    }
}
