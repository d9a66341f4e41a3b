package io.isthmus.export.exporting;

import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.PendingExport.ChangeMembers;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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
 * Halves come after all requests have been sent. When {@value #MAXIMUM_REFUSED} members have been refused, or one in a hundred, no more requests
 * are halved until a later attempt, which does so in another order: else it would meet the same members again, and none of those behind them.
 */
final class MembershipAttempt {

    static final int MAXIMUM_REFUSED = 20;
    private static final int MEMBERS_OF_ONE_REFUSED = 100;

    private final Work work;
    private final Function<PendingExport, Outcome> send;
    private final Function<Work, Optional<ObservedObject>> lookUp;
    private final SplittableRandom order;
    private final List<ChangeMembers> accepted = new ArrayList<>();
    private final List<Refused> refusedMembers = new ArrayList<>();
    private @Nullable ExportResult end;

    private record Refused(ChangeMembers change, String code, String reason, Outcome outcome) {}

    MembershipAttempt(
            Work work, Function<PendingExport, Outcome> send, Function<Work, Optional<ObservedObject>> lookUp) {
        this.work = work;
        this.send = send;
        this.lookUp = lookUp;
        // of neighbouring seeds java.util.Random begins alike, and each attempt would take the same half first
        this.order = new SplittableRandom(work.attempts());
    }

    ExportResult settle() {
        List<ChangeMembers> requests =
                work.exports().stream().map(ChangeMembers.class::cast).toList();
        int members = requests.stream().mapToInt(ChangeMembers::size).sum();
        try {
            halve(sendEach(requests), Math.max(MAXIMUM_REFUSED, members / MEMBERS_OF_ONE_REFUSED));
        } catch (RuntimeException e) {
            if (accepted.isEmpty() || e instanceof OutcomeUnknown) {
                throw e;
            }
            return new ExportResult.MembersWritten(accepted, null);
        }
        return end != null ? end : new ExportResult.MembersWritten(accepted, failure());
    }

    private void halve(List<Refused> requests, int maximum) {
        Collections.shuffle(requests, order);
        for (Refused refused : requests) {
            List<ChangeMembers> halves = refused.change().halves();
            if (halves.isEmpty()) {
                refusedMembers.add(refused);
            } else if (end == null && refusedMembers.size() < maximum) {
                halve(sendEach(halves), maximum);
            }
        }
    }

    /** @return those that were refused */
    private List<Refused> sendEach(List<ChangeMembers> changes) {
        List<Refused> refused = new ArrayList<>();
        for (ChangeMembers change : changes) {
            if (end == null) {
                sent(change).ifPresent(refused::add);
            }
        }
        return refused;
    }

    private Optional<Refused> sent(ChangeMembers change) {
        Outcome outcome = send.apply(change);
        return switch (outcome) {
            case Outcome.Accepted ignored -> accepted(change);
            case Outcome.AlreadyInPlace ignored -> accepted(change);
            case Outcome.Rejected rejected -> refused(change, rejected.code(), rejected.reason(), rejected);
            case Outcome.Stale stale -> lookedUp(change, stale, stale.reason(), true);
            case Outcome.Unknown unknown -> lookedUp(change, unknown, unknown.reason(), work.attempts() > 0);
            case Outcome.Reduced reduced -> refused(change, reduced.code(), reduced.reason(), reduced);
            case Outcome.Throttled throttled -> failed("THROTTLED", "too many pauses", throttled);
            case Outcome.Unsupported unsupported -> failed("UNSUPPORTED", unsupported.reason(), unsupported);
        };
    }

    private Optional<Refused> accepted(ChangeMembers change) {
        accepted.add(change);
        return Optional.empty();
    }

    private static Optional<Refused> refused(ChangeMembers change, String code, String reason, Outcome outcome) {
        return Optional.of(new Refused(change, code, reason, outcome));
    }

    private Optional<Refused> failed(String code, String reason, Outcome outcome) {
        return ended(new ExportResult.MembersWritten(accepted, new ExportResult.Failed(code, reason, outcome)));
    }

    private Optional<Refused> lookedUp(ChangeMembers change, Outcome outcome, String reason, boolean memberAtFault) {
        Optional<ObservedObject> group = lookUp.apply(work);
        if (group.isEmpty()) {
            return ended(new ExportResult.Gone(outcome));
        }
        return memberAtFault
                ? refused(change, "REPEATED_WITHOUT_EFFECT", reason, outcome)
                : ended(new ExportResult.Seen(group.get(), outcome));
    }

    private Optional<Refused> ended(ExportResult result) {
        end = result;
        return Optional.empty();
    }

    private ExportResult.@Nullable Failed failure() {
        if (refusedMembers.isEmpty()) {
            return null;
        }
        Refused first = refusedMembers.getFirst();
        String others = refusedMembers.size() == 1 ? "" : " and " + (refusedMembers.size() - 1) + " others";
        return new ExportResult.Failed(
                first.code(),
                "member " + first.change().anyMember() + others + " refused: " + first.reason(),
                first.outcome());
    }
}
