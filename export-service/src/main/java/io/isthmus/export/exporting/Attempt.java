package io.isthmus.export.exporting;

import io.github.resilience4j.core.IntervalFunction;
import io.isthmus.chassis.retry.GrowingPauses;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings one piece of work to an end.
 *
 * <pre>
 * outcome                     then
 * --------------------------  ---------------------------------------------------------------
 * Accepted, AlreadyInPlace    written
 * Throttled                   everybody waits, then the same again
 * Stale, Unknown              look the object up; found: seen, decide anew; not found:
 *                             a creation is sent again, anything else is gone
 * Rejected, in conflict       a creation: look for the object that is in the way; may it be
 *                             ours by the rules of matching: seen, else failed with the name
 *                             of the conflict
 * Rejected, Unsupported       failed
 * a look-up that fails        nobody knows: it stays in flight, and is looked up by the next run
 * </pre>
 */
final class Attempt {

    private static final int MAXIMUM_PAUSES = 50;
    private static final Duration MAXIMUM_PAUSE = Duration.ofMinutes(5);

    private final ExportTarget target;
    private final Runnable permit;
    private final Pace pace;
    private final Recognition recognition;
    private final Consumer<AnsweredRequest> requests;
    private final ExportConfig config;
    private final IntervalFunction pauses;

    /**
     * @param permit asked before every single request; throws {@link ExportStopped} once it has ended
     * @param requests told of each; by many threads at once
     */
    Attempt(
            ExportTarget target,
            Runnable permit,
            Pace pace,
            Recognition recognition,
            Consumer<AnsweredRequest> requests,
            ExportConfig config) {
        this.target = target;
        this.permit = permit;
        this.pace = pace;
        this.recognition = recognition;
        this.requests = requests;
        this.config = config;
        this.pauses = GrowingPauses.atRandom(config.attemptPause(), MAXIMUM_PAUSE);
    }

    /**
     * @throws ExportStopped, TargetUnavailable when nothing of this work was sent, or certainly not carried out
     * @throws OutcomeUnknown when it may have been carried out, and nobody can say
     */
    ExportResult settle(Work work) {
        return work.exports().getFirst() instanceof PendingExport.ChangeMembers
                ? members(work)
                : single(work, work.exports().getFirst());
    }

    private ExportResult single(Work work, PendingExport export) {
        Outcome outcome = send(export);
        for (int attempt = 1; ; attempt++) {
            switch (outcome) {
                case Outcome.Accepted accepted -> {
                    return new ExportResult.Written(export, accepted.targetId(), accepted.etag(), accepted);
                }
                case Outcome.AlreadyInPlace in -> {
                    return new ExportResult.Written(export, in.targetId(), null, in);
                }
                case Outcome.Rejected rejected -> {
                    return rejected(work, rejected, attempt > 1);
                }
                case Outcome.Unsupported unsupported -> {
                    return new ExportResult.Failed("UNSUPPORTED", unsupported.reason(), unsupported);
                }
                case Outcome.Throttled throttled -> {
                    return new ExportResult.Failed(
                            "THROTTLED", "the target asked for more pauses than a run can make", throttled);
                }
                case Outcome.Stale stale -> {
                    return looked(work, stale);
                }
                case Outcome.Unknown unknown -> {
                    Optional<ObservedObject> found = lookedUp(work);
                    if (found.isPresent()) {
                        return new ExportResult.Seen(found.get(), unknown);
                    }
                    if (work.operation() != Operation.ADD) {
                        return new ExportResult.Gone(unknown);
                    }
                    if (attempt >= config.attempts()) {
                        return new ExportResult.Failed("NO_ANSWER", unknown.reason(), unknown);
                    }
                    pace.pause(Duration.ofMillis(pauses.apply(attempt)));
                    outcome = send(export);
                }
            }
        }
    }

    private ExportResult looked(Work work, Outcome outcome) {
        return lookedUp(work)
                .<ExportResult>map(found -> new ExportResult.Seen(found, outcome))
                .orElseGet(() -> new ExportResult.Gone(outcome));
    }

    /** Until a look-up has told, the object must stay known as in flight: sent again it could be there twice. */
    private Optional<ObservedObject> lookedUp(Work work) {
        try {
            return recognition.find(work);
        } catch (RuntimeException e) {
            throw new OutcomeUnknown(e);
        }
    }

    private ExportResult rejected(Work work, Outcome.Rejected rejected, boolean sentBefore) {
        if (work.operation() != Operation.ADD || !rejected.conflict()) {
            return new ExportResult.Failed(rejected.code(), rejected.reason(), rejected);
        }
        return recognition.inTheWay(work, rejected, sentBefore);
    }

    /** Requests of one membership follow one another: two at once on one group could overwrite each other. */
    private ExportResult members(Work work) {
        List<PendingExport.ChangeMembers> accepted = new ArrayList<>();
        for (PendingExport export : work.exports()) {
            Outcome outcome;
            try {
                outcome = send(export);
            } catch (RuntimeException e) {
                if (accepted.isEmpty()) {
                    throw e;
                }
                return new ExportResult.MembersWritten(accepted, null);
            }
            switch (outcome) {
                case Outcome.Accepted ignored -> accepted.add((PendingExport.ChangeMembers) export);
                case Outcome.AlreadyInPlace ignored -> accepted.add((PendingExport.ChangeMembers) export);
                case Outcome.Stale stale -> {
                    return looked(work, stale);
                }
                case Outcome.Unknown unknown -> {
                    return looked(work, unknown);
                }
                case Outcome.Rejected rejected -> {
                    return new ExportResult.MembersWritten(
                            accepted, new ExportResult.Failed(rejected.code(), rejected.reason(), rejected));
                }
                case Outcome.Throttled throttled -> {
                    return new ExportResult.MembersWritten(
                            accepted, new ExportResult.Failed("THROTTLED", "too many pauses", throttled));
                }
                case Outcome.Unsupported unsupported -> {
                    return new ExportResult.MembersWritten(
                            accepted, new ExportResult.Failed("UNSUPPORTED", unsupported.reason(), unsupported));
                }
            }
        }
        return new ExportResult.MembersWritten(accepted, null);
    }

    /** One request, after as many pauses as the target wants. */
    private Outcome send(PendingExport export) {
        for (int pauses = 0; ; pauses++) {
            pace.await();
            permit.run();
            Outcome outcome = timed(export);
            if (!(outcome instanceof Outcome.Throttled throttled) || pauses >= MAXIMUM_PAUSES) {
                return outcome;
            }
            pace.slowDown(throttled.pause());
        }
    }

    private Outcome timed(PendingExport export) {
        long begin = System.nanoTime();
        Outcome outcome = target.apply(export);
        requests.accept(new AnsweredRequest(export, outcome, Duration.ofNanos(System.nanoTime() - begin)));
        return outcome;
    }
}
