package io.isthmus.export.targetimport;

import io.isthmus.contracts.settings.ScheduleSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what {@link TargetImportDue} decides by. Used by the thread of the runs only, but for {@link #batchArrived}. */
@ApplicationScoped
public class TargetImportSchedule {

    private final ImportHistory history;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable String fullRun;
    private volatile boolean asked;
    private int failures;
    private @Nullable Instant lastFailureAt;

    TargetImportSchedule(ImportHistory history) {
        this.history = history;
    }

    /**
     * Remembers a full batch: the markers of the next one take the place of its markers.
     *
     * @param full whether a marker of one was taken in; what came before this process did is asked for once
     */
    public void batchArrived(boolean full) {
        if (full || !asked) {
            String arrived = history.fullRun();
            fullRun = arrived == null ? fullRun : arrived;
            asked = true;
        }
    }

    /** Run of the newest full batch that has arrived, for an import that begins now. */
    public @Nullable String fullRun() {
        return fullRun;
    }

    /** Whether an import is due, and why. */
    public Optional<TargetImportDue.Why> due(ScheduleSettings schedule, boolean restoring) {
        if (!schedule.enabled() || restoring) {
            return Optional.empty();
        }
        return TargetImportDue.of(
                schedule,
                new TargetImportDue.Facts(
                        restoring, fullRun, history.past(schedule.importsTargetAfter()), failures, lastFailureAt),
                clock.instant());
    }

    /** An import has ended, whoever began it. */
    public void ended(boolean complete) {
        failures = complete ? 0 : failures + 1;
        lastFailureAt = complete ? null : clock.instant();
    }
}
