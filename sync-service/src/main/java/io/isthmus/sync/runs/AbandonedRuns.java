package io.isthmus.sync.runs;

import io.isthmus.chassis.runs.RunReports;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.sync.runs.ImportMarkers.ArrivedImport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Ends runs that nobody can finish, so that none stays RUNNING for ever.
 *
 * <pre>
 * run                                                            ends as
 * -------------------------------------------------------------  --------------------
 * kept as unfinished, and no thread works on it                  INTERRUPTED
 * of an earlier process, import over, its markers are not there  FAILED, OWNER_GONE
 * any other                                                      goes on
 * </pre>
 *
 * <p>Used by the thread that synchronizes, when everything that was on the topic at the start has been read: markers of an
 * earlier process that are not there by then do not come any more.
 */
final class AbandonedRuns {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final ActiveRuns active;
    private final RunReports reports;
    private final Clock clock;
    private Instant lookedAt = Instant.EPOCH;

    AbandonedRuns(ActiveRuns active, RunReports reports, Clock clock) {
        this.active = active;
        this.reports = reports;
        this.clock = clock;
    }

    /** @param waiting imports whose markers are there */
    void end(List<ArrivedImport> waiting) {
        active.adopted().stream()
                .filter(run -> run.profile() != RunProfile.FULL_SYNCHRONIZATION)
                .filter(run -> waiting.stream().noneMatch(each -> each.runId().equals(run.id())))
                .forEach(this::ownerGone);
        Instant now = clock.instant();
        if (!now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
            lookedAt = now;
            reports.interrupt(
                    kept -> active.find(kept.run().id()).isEmpty(),
                    kept -> RunState.of(kept).importing()
                            ? "the import broke off; run it again, which harms nothing"
                            : "the synchronization broke off; the next run goes on with it");
        }
    }

    private void ownerGone(RunState run) {
        run.fail(
                RunState.SYNCHRONIZATION,
                new RunError(
                        "OWNER_GONE",
                        null,
                        "the process that worked on this run is gone, and nothing is left of it to go on with: its import"
                                + " is over and its markers are not there",
                        "Nothing is lost: what it imported is synchronized by the next run. Begin one, or wait for the"
                                + " schedule."),
                clock.instant());
        run.finish(clock.instant());
        reports.turn(run.kept());
        active.end(run.id());
    }
}
