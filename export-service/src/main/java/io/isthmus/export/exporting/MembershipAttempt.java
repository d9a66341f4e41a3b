package io.isthmus.export.exporting;

import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.PendingExport.ChangeMembers;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the membership of one group to an end. Its requests follow one another: two at once on one group could overwrite each
 * other. One member that the target does not want takes nobody along.
 *
 * <pre>
 * outcome of a request           then
 * -----------------------------  -------------------------------------------------------------
 * Accepted, AlreadyInPlace       the next
 * Rejected                       of several members: each half by itself; of one: refused
 * Stale                          the group is not there: gone; else as Rejected
 * Unknown, for the first time    look the group up: seen, or gone
 * Unknown, once more             as Stale
 * Throttled, Unsupported         failed, with all that is left
 * </pre>
 *
 * After {@value #MAXIMUM_REFUSED} refused members the rest is left to a later run.
 */
final class MembershipAttempt {

    static final int MAXIMUM_REFUSED = 20;

    private final Function<PendingExport, Outcome> send;
    private final Function<Work, Optional<ObservedObject>> lookUp;
    private final Deque<ChangeMembers> left = new ArrayDeque<>();
    private final List<ChangeMembers> accepted = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    private record Refused(String member, String code, String reason, Outcome outcome) {}

    MembershipAttempt(Function<PendingExport, Outcome> send, Function<Work, Optional<ObservedObject>> lookUp) {
        this.send = send;
        this.lookUp = lookUp;
    }

    ExportResult settle(Work work) {
        work.exports().forEach(export -> left.add((ChangeMembers) export));
        while (!left.isEmpty() && refused.size() < MAXIMUM_REFUSED) {
            ExportResult end;
            try {
                end = next(work, left.removeFirst());
            } catch (RuntimeException e) {
                if (accepted.isEmpty() || e instanceof OutcomeUnknown) {
                    throw e;
                }
                end = new ExportResult.MembersWritten(accepted, null);
            }
            if (end != null) {
                return end;
            }
        }
        return new ExportResult.MembersWritten(accepted, failure());
    }

    /** @return how it ended; none where it goes on */
    private @Nullable ExportResult next(Work work, ChangeMembers change) {
        Outcome outcome = send.apply(change);
        return switch (outcome) {
            case Outcome.Accepted ignored -> accepted(change);
            case Outcome.AlreadyInPlace ignored -> accepted(change);
            case Outcome.Rejected rejected -> refused(change, rejected.code(), rejected.reason(), rejected);
            case Outcome.Stale stale -> lookedUp(work, change, stale, stale.reason(), true);
            case Outcome.Unknown unknown -> lookedUp(work, change, unknown, unknown.reason(), work.attempts() > 0);
            case Outcome.Reduced reduced -> refused(change, reduced.code(), reduced.reason(), reduced);
            case Outcome.Throttled throttled -> failed("THROTTLED", "too many pauses", throttled);
            case Outcome.Unsupported unsupported -> failed("UNSUPPORTED", unsupported.reason(), unsupported);
        };
    }

    private @Nullable ExportResult accepted(ChangeMembers change) {
        accepted.add(change);
        return null;
    }

    private ExportResult failed(String code, String reason, Outcome outcome) {
        return new ExportResult.MembersWritten(accepted, new ExportResult.Failed(code, reason, outcome));
    }

    private @Nullable ExportResult lookedUp(
            Work work, ChangeMembers change, Outcome outcome, String reason, boolean memberAtFault) {
        Optional<ObservedObject> group = lookUp.apply(work);
        if (group.isEmpty()) {
            return new ExportResult.Gone(outcome);
        }
        return memberAtFault
                ? refused(change, "REPEATED_WITHOUT_EFFECT", reason, outcome)
                : new ExportResult.Seen(group.get(), outcome);
    }

    private @Nullable ExportResult refused(ChangeMembers change, String code, String reason, Outcome outcome) {
        List<ChangeMembers> halves = change.halves();
        if (halves.isEmpty()) {
            refused.add(new Refused(change.anyMember(), code, reason, outcome));
        } else {
            left.addFirst(halves.getLast());
            left.addFirst(halves.getFirst());
        }
        return null;
    }

    private ExportResult.@Nullable Failed failure() {
        if (refused.isEmpty()) {
            return null;
        }
        Refused first = refused.getFirst();
        String others = refused.size() == 1 ? "" : " and " + (refused.size() - 1) + " others";
        return new ExportResult.Failed(
                first.code(), "member " + first.member() + others + " refused: " + first.reason(), first.outcome());
    }
}
