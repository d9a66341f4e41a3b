package io.isthmus.export.comparing;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Differences;
import io.isthmus.export.pending.Digest;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.Judgement;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.Phase;
import io.isthmus.export.pending.Restoring;
import java.util.List;

/** Joins the judgement on an object's image with that on its membership. Pure. */
public final class PendingStates {

    /** What had been written and a later target import did not show. */
    public static final String NOT_PERSISTED = "NotPersisted";

    /** Nothing can be written until members are at the target. */
    public static final String WAITING = "WaitingForMembers";

    private final Differences differences;

    public PendingStates(Differences differences) {
        this.differences = differences;
    }

    /** @param export of the object's own image, or {@code null} */
    public record Judged(PendingState state, PendingExport export) {}

    public PendingState of(ComparedObject compared) {
        return judged(compared).state();
    }

    public Judged judged(ComparedObject compared) {
        Judged judged = switch (differences.judge(compared.object())) {
            case Judgement.Pending pending -> new Judged(pending(compared, pending), pending.export());
            case Judgement.Unsupported unsupported ->
                new Judged(new PendingState(null, null, null, unsupported.reason(), true, false), null);
            case Judgement.InPlace ignored -> new Judged(inPlace(compared), null);
        };
        List<String> conflicts = differences.conflicts(compared.object()).stream()
                .map(Restoring.Conflict::attribute)
                .toList();
        return new Judged(judged.state().with(conflicts), judged.export());
    }

    private static PendingState pending(ComparedObject compared, Judgement.Pending pending) {
        PendingExport export = pending.export();
        boolean blocked = compared.blocked() != null && export.operation() == Operation.ADD;
        return new PendingState(
                export.operation(),
                blocked ? null : Phase.of(export),
                Digest.hash(export, compared.members().digest()),
                blocked ? compared.blocked() : reason(compared, pending.notPersisted()),
                false,
                waiting(compared));
    }

    private static PendingState inPlace(ComparedObject compared) {
        if (!compared.members().any()
                || !hasMembers(compared.object().desired())
                || !(compared.object().expected() instanceof Expected.Present expected)) {
            return new PendingState(null, null, null, null, false, waiting(compared));
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
                waiting(compared));
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

    private static String reason(ComparedObject compared, List<String> notPersisted) {
        if (!notPersisted.isEmpty()) {
            return NOT_PERSISTED + ": " + String.join(", ", notPersisted);
        }
        if (compared.members().lost() > 0) {
            return NOT_PERSISTED + ": " + compared.members().lost() + " members";
        }
        if (compared.members().toAdd() > 0 && compared.members().ready() == 0) {
            return WAITING + ": " + compared.members().toAdd() + " members are not at the target yet";
        }
        return compared.note();
    }
}
