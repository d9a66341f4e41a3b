package io.isthmus.contracts.golden;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.OperationMessage;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.outcomes.ExportOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code <deployment>.operations} and {@code <deployment>.export.outcomes}, version 1. */
final class GoldenOperations {

    private static final Instant STARTED = Instant.parse("2016-05-04T10:15:00Z");
    private static final Instant EXPORTED = Instant.parse("2016-05-04T12:30:00Z");

    private GoldenOperations() {}

    static List<GoldenSample> samples() {
        return List.of(
                new GoldenSample("operations/run.json", OperationMessage.class, run()),
                new GoldenSample("operations/notice.json", OperationMessage.class, notice()),
                new GoldenSample("outcomes/accepted.json", ExportOutcome.class, accepted()),
                new GoldenSample("outcomes/rejected.json", ExportOutcome.class, rejected()));
    }

    private static Run run() {
        return new Run(
                "run-7",
                "local",
                "sync-service",
                RunProfile.FULL_IMPORT,
                "contoso.com",
                RunStatus.COMPLETED_WITH_ERRORS,
                STARTED,
                STARTED.plusSeconds(60),
                List.of(
                        new Run.Step(
                                "import",
                                RunStatus.COMPLETED_WITH_ERRORS,
                                2_000,
                                2_000L,
                                STARTED,
                                STARTED.plusSeconds(40)),
                        new Run.Step(
                                "synchronization",
                                RunStatus.SUCCEEDED,
                                1_999,
                                null,
                                STARTED.plusSeconds(10),
                                STARTED.plusSeconds(60))),
                Map.of("read", 2_000L, "added", 1_999L, "errors", 1L),
                List.of(new Run.RunError(
                        "NO_ANCHOR",
                        "CN=Odd,OU=Munich,DC=contoso,DC=com",
                        "has no objectGUID",
                        "Let the account read objectGUID, or exclude the object.")),
                "1 object has errors");
    }

    private static Notice notice() {
        return new Notice(
                "gate-contoso-cloud",
                "local",
                "export-service",
                Notice.Severity.WARNING,
                "DELETION_THRESHOLD_EXCEEDED",
                "held: 612 deletions, limit 500",
                "Look at the deletions; approve exactly this set, or correct the filter and import again.",
                EXPORTED);
    }

    private static ExportOutcome accepted() {
        return new ExportOutcome(
                1,
                "exp-1",
                "local",
                GoldenChanges.ZOE_ANCHOR,
                ObjectType.USER,
                "contoso.com: " + GoldenChanges.ZOE,
                ExportOutcome.Operation.ADD,
                ExportOutcome.Result.ACCEPTED,
                null,
                null,
                "2819c223-7f76-453a-919d-413861904646",
                1,
                1,
                EXPORTED);
    }

    private static ExportOutcome rejected() {
        return new ExportOutcome(
                1,
                "exp-1",
                "local",
                GoldenChanges.GROUP_ANCHOR,
                ObjectType.GROUP,
                "contoso.com: CN=Sales,OU=Munich,DC=contoso,DC=com",
                ExportOutcome.Operation.UPDATE,
                ExportOutcome.Result.REJECTED,
                "UNIQUENESS",
                "A resource with the same unique attribute already exists",
                "e9e30dba-f08f-4109-8486-d5c6a331660a",
                2,
                1,
                EXPORTED.plusSeconds(5));
    }
}
