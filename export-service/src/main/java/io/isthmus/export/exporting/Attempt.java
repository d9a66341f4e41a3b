package io.isthmus.export.exporting;

import io.github.resilience4j.core.IntervalFunction;
import io.isthmus.chassis.retry.GrowingPauses;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.target.UnusableAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings one piece of work to an end.
 *
 * <pre>
 * outcome                     then
 * --------------------------  ---------------------------------------------------------------
 * Accepted, AlreadyInPlace    written
 * Reduced                     written in part: the rest has failed
 * Throttled                   everybody waits, then the same again
 * Stale, Unknown              look the object up; found: seen, decide anew, and where it had
 *                             failed before, failed; not found: a creation is sent again,
 *                             anything else is gone
 * Rejected                    a creation: look for the object that is in the way; may it be
 *                             ours by the rules of matching: seen, else failed, with the name
 *                             of the conflict where it is one; anything else: failed
 * Unsupported                 failed
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
        return work.isMembership()
                ? new MembershipAttempt(work, this::send, this::lookedUp).settle()
                : single(work, work.exports().getFirst());
    }

    private ExportResult single(Work work, PendingExport export) {
        Outcome outcome = send(export);
        for (int attempt = 1; ; attempt++) {
            switch (outcome) {
                case Outcome.Accepted accepted -> {
                    return new ExportResult.Written(export, accepted.targetId(), accepted.etag(), accepted);
                }
                case Outcome.Reduced reduced -> {
                    return ExportResult.Written.inPart(reduced);
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
                    return looked(work, stale, stale.reason());
                }
                case Outcome.Unknown unknown -> {
                    Optional<ObservedObject> found = lookedUp(work);
                    if (found.isPresent()) {
                        return ExportResult.Seen.afterAttempts(found.get(), unknown, unknown.reason(), attempts(work));
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

    private ExportResult looked(Work work, Outcome outcome, String reason) {
        return lookedUp(work)
                .<ExportResult>map(found -> ExportResult.Seen.afterAttempts(found, outcome, reason, attempts(work)))
                .orElseGet(() -> new ExportResult.Gone(outcome));
    }

    /** Whoever has just been created is there for the first time. */
    private static int attempts(Work work) {
        return work.operation() == Operation.ADD ? 0 : work.attempts();
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
        // a duplicate is not everywhere answered as one: any creation that is refused is worth a look-up
        if (work.operation() != Operation.ADD) {
            return new ExportResult.Failed(rejected.code(), rejected.reason(), rejected);
        }
        try {
            return recognition.inTheWay(work, rejected, sentBefore);
        } catch (UnusableAnswer e) {
            return new ExportResult.Failed(rejected.code(), rejected.reason(), rejected);
        }
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
