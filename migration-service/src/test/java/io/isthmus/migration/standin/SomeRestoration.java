package io.isthmus.migration.standin;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Conflict;
import io.isthmus.contracts.export.RestorationPlan.ConflictPage;
import io.isthmus.contracts.export.RestorationPlan.ConflictingValue;
import io.isthmus.contracts.export.RestorationPlan.PlanApproval;
import io.isthmus.contracts.export.RestorationPlan.PlanProgress;
import io.isthmus.contracts.export.RestorationPlan.Status;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;

/** A plan of two objects, of which one has to be created again, and a third of which somebody else has changed something. */
final class SomeRestoration {

    static final String ID = "restoration-1";

    private final Instant since;
    private String approved;
    private boolean included;

    SomeRestoration(Instant since) {
        this.since = since;
    }

    void approve(String digest) {
        approved = digest;
    }

    void include() {
        included = true;
        approved = null;
    }

    String digest() {
        return included ? "restoration-digest-2" : "restoration-digest-1";
    }

    RestorationPlan as(boolean restoring, boolean done) {
        Status status = done
                ? Status.DONE
                : restoring ? Status.RESTORING : digest().equals(approved) ? Status.APPROVED : Status.PREPARED;
        long total = done ? 0 : included ? 3 : 2;
        return new RestorationPlan(
                ID,
                "cloud",
                since,
                status,
                since,
                "operator",
                done ? null : digest(),
                approved == null ? null : new PlanApproval(approved, "operator", since),
                restoring || done ? since : null,
                done ? since : null,
                new PlanProgress(
                        3,
                        done
                                ? List.of()
                                : List.of(
                                        new PendingExportSummary.Count(ObjectType.USER, Operation.ADD, 1),
                                        new PendingExportSummary.Count(ObjectType.USER, Operation.UPDATE, total - 1)),
                        total,
                        0,
                        included ? 0 : 1,
                        0,
                        0),
                done
                        ? "everything is as it was, and the deployment is demoted"
                        : total + " objects are still to be put back",
                status == Status.PREPARED ? "look at it and approve it" : null);
    }

    ConflictPage conflicts() {
        return new ConflictPage(
                List.of(new Conflict(
                        "anchor-3",
                        ObjectType.USER,
                        Operation.UPDATE,
                        "Cleo Carter",
                        "9",
                        List.of(new ConflictingValue("title", List.of("Clerk"), List.of("Chief"), List.of("By hand"))),
                        included ? List.of("*") : List.of())),
                null);
    }
}
