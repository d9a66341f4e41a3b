package io.isthmus.export.pending;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the judgement on an object's image with that on its membership. Pure. */
public final class PendingStates {

    private final PendingDifferences differences;

    public PendingStates(PendingDifferences differences) {
        this.differences = differences;
    }

    /** @param export of the object's own image, if anything of it is pending */
    public record Judged(PendingState state, @Nullable PendingExport export) {}

    public PendingState of(ComparedObject compared) {
        return judged(compared).state();
    }

    public Judged judged(ComparedObject compared) {
        List<String> conflicts = differences.conflicts(compared.object()).stream()
                .map(RestorationDifferences.Conflict::attribute)
                .toList();
        return switch (differences.judge(compared.object())) {
            case ExportJudgement.Pending pending -> new Judged(pending(compared, pending, conflicts), pending.export());
            case ExportJudgement.Unsupported unsupported ->
                new Judged(new PendingState(null, null, null, unsupported.reason(), true, false, conflicts), null);
            case ExportJudgement.InPlace ignored -> new Judged(inPlace(compared, conflicts), null);
        };
    }

    private static PendingState pending(
            ComparedObject compared, ExportJudgement.Pending pending, List<String> conflicts) {
        PendingExport export = pending.export();
        boolean blocked = compared.conflict() != null && export.operation() == Operation.ADD;
        return new PendingState(
                export.operation(),
                blocked ? null : Phase.of(export),
                Digest.hash(export, compared.members().digest()),
                blocked ? compared.conflict() : reason(compared, pending.notPersisted()),
                false,
                waiting(compared),
                conflicts);
    }

    private static PendingState inPlace(ComparedObject compared, List<String> conflicts) {
        if (!compared.members().any()
                || !hasMembers(compared.object().desired())
                || !(compared.object().expected() instanceof Expected.Present expected)) {
            return new PendingState(null, null, null, null, false, waiting(compared), conflicts);
        }
        PendingExport members = new PendingExport.Update(
                compared.object().targetAnchor(),
                compared.object().objectType(),
                expected.targetId(),
                null,
                Image.EMPTY,
                List.of(),
                false);
        return new PendingState(
                Operation.UPDATE,
                null,
                Digest.hash(members, compared.members().digest()),
                reason(compared, List.of()),
                false,
                waiting(compared),
                conflicts);
    }

    private static boolean hasMembers(Desired desired) {
        return desired instanceof Desired.Present
                || desired instanceof Desired.Restored restored && restored.before() != null;
    }

    private static boolean waiting(ComparedObject compared) {
        return switch (compared.object().desired()) {
            case Desired.Present present -> !present.waiting().isEmpty();
            case Desired.Restored restored -> !restored.waiting().isEmpty();
            case Desired.Absent ignored -> false;
            case Desired.NoSource ignored -> false;
            case Desired.NeverSaid ignored -> false;
        };
    }

    private static @Nullable Reason reason(ComparedObject compared, List<String> notPersisted) {
        MembersDifference members = compared.members();
        if (!notPersisted.isEmpty()) {
            return Reason.notPersisted(notPersisted);
        }
        if (members.lost() > 0) {
            return Reason.membersNotPersisted(members.lost());
        }
        if (members.removalsWait()) {
            return Reason.membersNotKnownYet(members.unknown());
        }
        if (members.toAdd() > 0 && members.ready() == 0) {
            return Reason.waitingForMembers(members.toAdd());
        }
        return compared.note();
    }
}
