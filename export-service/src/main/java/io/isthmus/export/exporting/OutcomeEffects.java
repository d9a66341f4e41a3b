package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the outcome of one piece of work changes in what is kept of its object: the place where an outcome becomes state. Pure.
 *
 * <pre>
 * outcome                    memory          a deletion   fate             what the note of the request says
 * ------------------------   -------------   ----------   --------------   ------------------------------------
 * written: an add            created         no           written          the result
 * written: an update         changed         no           written          the result
 * written: a disabling       changed         yes          written          the result
 * written: a deletion        gone, by us     yes          written          the result
 * written in part            what is         no           failed           accepted of an add, else unknown
 * members written            members         no           written          accepted
 * members written in part    members         no           members failed   unknown: a part may have been carried out
 * seen by a look-up          seen            no           looked up        rejected where it was refused, else unknown
 * seen once more             seen            no           failed, or       the same
 *                                                         members failed
 * gone, and a deletion was   gone, by us     yes          looked up        unknown
 * gone, and none was         gone            no           looked up        unknown
 * failed                     unchanged       no           failed           its result, or unknown
 * not sent                   unchanged       no           none             struck out: there was no request
 * still unknown              unchanged       no           none             nothing; it stays in flight
 * </pre>
 *
 * Afterwards it is compared again, unless it failed and nothing is known anew, or nothing can be pending of it: a user or contact whose whole image was
 * written, while no restoration is in force.
 *
 * @param deletion whether it counts for the deletion threshold
 * @param fate none where nothing was tried
 * @param result of the request, unless none was sent or nobody can say
 * @param code of the fault, if any
 * @param reason of the fault, at most {@value #REASON_LENGTH} characters
 * @param comparedAgain whether more may be pending of it now
 * @param references whether references of it remain to be written
 */
public record OutcomeEffects(
        Memory memory,
        boolean deletion,
        Tries.@Nullable Fate fate,
        @Nullable Result result,
        @Nullable String code,
        @Nullable String reason,
        Note note,
        boolean comparedAgain,
        boolean references) {

    static final int REASON_LENGTH = 1_000;

    /** What is known of the target from now on. */
    public sealed interface Memory {

        record Unchanged() implements Memory {}

        record Created(String targetId, @Nullable String etag, Image image) implements Memory {}

        record Changed(@Nullable String etag, Image image) implements Memory {}

        record Members(List<PendingExport.ChangeMembers> accepted) implements Memory {}

        /** An observation, so it replaces whatever was remembered. */
        record Seen(ObservedObject observed) implements Memory {}

        /** @param surprising whether nobody here asked for it */
        record Gone(boolean surprising) implements Memory {}
    }

    /** What becomes of the note that was made before the request was sent. */
    public sealed interface Note {

        /** It says so already. */
        record Accepted() implements Note {}

        record Corrected(Result result) implements Note {}

        record StruckOut() implements Note {}
    }

    /** The same, and it is compared again where anything was tried. */
    OutcomeEffects withComparedAgain() {
        boolean tried = fate != null && fate != Tries.Fate.FAILED;
        return new OutcomeEffects(
                memory, deletion, fate, result, code, reason, note, comparedAgain || tried, references);
    }

    /** Whether the object stays marked as in flight. */
    static boolean inFlight(ExportResult settled) {
        return settled instanceof ExportResult.StillUnknown;
    }

    /** @param restoring whether something is being put back: that may need a second request */
    static OutcomeEffects of(Work work, ExportResult settled, boolean restoring) {
        ExportResult.Failed failure = settled.failure();
        Tries.Fate fate = fate(work, settled, failure);
        Outcome outcome = settled.outcome();
        Memory memory = memory(work, settled);
        return new OutcomeEffects(
                memory,
                isDeletion(work, memory),
                fate,
                outcome == null ? null : outcome.result(),
                failure == null ? null : failure.code(),
                failure == null ? null : cut(failure.reason()),
                note(settled),
                fate != null
                        && !(settled instanceof ExportResult.Failed)
                        && (restoring || !isWholeImage(work, settled)),
                settled instanceof ExportResult.Written written && waits(written.export()));
    }

    private static Memory memory(Work work, ExportResult settled) {
        return switch (settled) {
            case ExportResult.Written written -> memory(written);
            case ExportResult.MembersWritten members -> new Memory.Members(members.accepted());
            case ExportResult.Seen seen -> new Memory.Seen(seen.observed());
            case ExportResult.Gone ignored -> new Memory.Gone(work.operation() != Operation.DELETE);
            case ExportResult.Failed ignored -> new Memory.Unchanged();
            case ExportResult.NotSent ignored -> new Memory.Unchanged();
            case ExportResult.StillUnknown ignored -> new Memory.Unchanged();
        };
    }

    private static Memory memory(ExportResult.Written written) {
        return switch (written.export()) {
            case PendingExport.Add add ->
                new Memory.Created(
                        Objects.requireNonNull(written.targetId(), "what was created has an id"),
                        written.etag(),
                        add.image());
            case PendingExport.Update update -> new Memory.Changed(written.etag(), update.after());
            case PendingExport.Disable disable -> new Memory.Changed(written.etag(), disable.after());
            case PendingExport.Delete ignored -> new Memory.Gone(false);
            case PendingExport.ChangeMembers ignored ->
                throw new IllegalStateException("memberships settle as MembersWritten");
        };
    }

    private static boolean isDeletion(Work work, Memory memory) {
        return work.operation() == Operation.DISABLE && memory instanceof Memory.Changed
                || work.operation() == Operation.DELETE && memory instanceof Memory.Gone;
    }

    private static Tries.@Nullable Fate fate(Work work, ExportResult settled, ExportResult.@Nullable Failed failure) {
        return switch (settled) {
            case ExportResult.Written ignored -> failure == null ? Tries.Fate.WRITTEN : Tries.Fate.FAILED;
            case ExportResult.MembersWritten ignored ->
                failure == null ? Tries.Fate.WRITTEN : Tries.Fate.MEMBERS_FAILED;
            case ExportResult.Failed ignored -> Tries.Fate.FAILED;
            case ExportResult.Seen ignored -> failure == null ? Tries.Fate.LOOKED_UP : failed(work);
            case ExportResult.Gone ignored -> Tries.Fate.LOOKED_UP;
            case ExportResult.NotSent ignored -> null;
            case ExportResult.StillUnknown ignored -> null;
        };
    }

    private static Tries.Fate failed(Work work) {
        return work.isMembership() ? Tries.Fate.MEMBERS_FAILED : Tries.Fate.FAILED;
    }

    /** Groups have memberships beside their image, and those may still differ. */
    private static boolean isWholeImage(Work work, ExportResult settled) {
        return work.objectType() != ObjectType.GROUP
                && settled instanceof ExportResult.Written written
                && written.failure() == null
                && !(written.export() instanceof PendingExport.Delete);
    }

    private static boolean waits(PendingExport export) {
        return switch (export) {
            case PendingExport.Add add -> add.waits();
            case PendingExport.Update update -> update.waits();
            case PendingExport.ChangeMembers ignored -> false;
            case PendingExport.Disable ignored -> false;
            case PendingExport.Delete ignored -> false;
        };
    }

    private static Note note(ExportResult settled) {
        return switch (settled) {
            case ExportResult.Written written -> note(written);
            case ExportResult.MembersWritten members ->
                note(members.failure() == null ? Result.ACCEPTED : Result.UNKNOWN);
            case ExportResult.Seen seen ->
                note(seen.outcome() instanceof Outcome.Rejected ? Result.REJECTED : Result.UNKNOWN);
            case ExportResult.Gone ignored -> note(Result.UNKNOWN);
            case ExportResult.Failed failed -> note(Outcome.resultOf(failed.outcome()));
            case ExportResult.NotSent ignored -> new Note.StruckOut();
            case ExportResult.StillUnknown ignored -> new Note.Accepted();
        };
    }

    /** Of what was created in part, the object is there by us; of what was changed in part nobody has noted which. */
    private static Note note(ExportResult.Written written) {
        if (written.failure() == null) {
            return note(written.outcome().result());
        }
        return note(written.export() instanceof PendingExport.Add ? Result.ACCEPTED : Result.UNKNOWN);
    }

    private static Note note(Result result) {
        return result == Result.ACCEPTED ? new Note.Accepted() : new Note.Corrected(result);
    }

    private static String cut(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }
}
