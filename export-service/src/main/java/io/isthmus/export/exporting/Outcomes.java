package io.isthmus.export.exporting;

import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.outcomes.ExportOutcome;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.progress.RunProgress;
import io.isthmus.export.target.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Tells a run, and everybody else, what became of its work. */
final class Outcomes {

    private static final int VERSION = 1;
    private static final String DISABLED = "disabled";

    private final OutcomeLog log;
    private final RunProgress progress;
    private final String deployment;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();

    Outcomes(OutcomeLog log, RunProgress progress, String deployment) {
        this.log = log;
        this.progress = progress;
        this.deployment = deployment;
    }

    /** Work that came to an end in this run. */
    long count() {
        return count.get();
    }

    long errors() {
        return errors.get();
    }

    void tell(List<Recorded> recorded, long epoch) {
        List<ExportOutcome> outcomes = new ArrayList<>();
        for (Recorded one : recorded) {
            ExportResult.Failed failure = one.settled().failure();
            if (failure != null) {
                failed(one.work(), failure);
            }
            if (one.settled() instanceof ExportResult.NotSent || one.settled() instanceof ExportResult.StillUnknown) {
                continue;
            }
            count.incrementAndGet();
            tell(one);
            outcomes.add(outcome(one, epoch));
        }
        Long expected = progress.snapshot().steps().isEmpty()
                ? null
                : progress.snapshot().steps().getLast().expected();
        progress.done(count.get(), expected == null ? null : Math.max(expected, count.get()));
        log.publish(outcomes);
    }

    private void tell(Recorded one) {
        switch (one.settled()) {
            case ExportResult.Written written -> progress.add(name(written.export()), 1);
            case ExportResult.MembersWritten members -> {
                if (members.failure() == null) {
                    progress.add(Counts.UPDATED, 1);
                }
            }
            case ExportResult.Failed ignored -> {}
            case ExportResult.Seen ignored -> progress.add("lookedUp", 1);
            case ExportResult.Gone ignored -> progress.add("lookedUp", 1);
            case ExportResult.NotSent ignored -> {}
            case ExportResult.StillUnknown ignored -> {}
        }
    }

    private void failed(Work work, ExportResult.Failed failed) {
        errors.incrementAndGet();
        progress.error(
                failed.code(),
                work.source() == null ? work.targetAnchor() : work.source(),
                failed.reason(),
                failed.whatToDo());
    }

    private static String name(PendingExport export) {
        return switch (export) {
            case PendingExport.Add ignored -> Counts.ADDED;
            case PendingExport.Update ignored -> Counts.UPDATED;
            case PendingExport.ChangeMembers ignored -> Counts.UPDATED;
            case PendingExport.Disable ignored -> DISABLED;
            case PendingExport.Delete ignored -> Counts.DELETED;
        };
    }

    private ExportOutcome outcome(Recorded one, long epoch) {
        Work work = one.work();
        ExportResult.Failed failure = one.settled().failure();
        String targetId = one.settled() instanceof ExportResult.Written written ? written.targetId() : work.targetId();
        return new ExportOutcome(
                VERSION,
                progress.id(),
                deployment,
                work.targetAnchor(),
                work.objectType(),
                work.source(),
                work.operation(),
                Outcome.resultOf(one.settled().outcome()),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.reason(),
                targetId,
                work.attempts() + 1,
                epoch,
                Instant.now());
    }
}
