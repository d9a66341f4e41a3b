package io.isthmus.migration.migrating;

import static io.isthmus.migration.migrating.StepJudgement.notPassed;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a target import has shown that everything is in place. */
public final class ConfirmationJudgement {

    private ConfirmationJudgement() {}

    /**
     * @param acknowledged pending exports a person accepts as left over
     * @param some the first of what is pending
     * @return why not; empty when confirmed
     */
    public static Optional<Failure> failureOf(
            PendingExportSummary now, @Nullable Long acknowledged, List<PendingExportView> some) {
        if (now.total() == 0 || (acknowledged != null && acknowledged == now.total())) {
            return Optional.empty();
        }
        String listed = some.stream()
                .map(pending -> pending.operation() + " " + nameOf(pending)
                        + (pending.reason() == null ? "" : " (" + pending.reason() + ")"))
                .collect(Collectors.joining("; "));
        return Optional.of(notPassed(
                        "STILL_PENDING",
                        now.total() + (now.total() == 1 ? " object is" : " objects are")
                                + " not at the target as they should be"
                                + (listed.isEmpty() ? "" : ": " + listed + (some.size() < now.total() ? "; …" : "")),
                        "Read the reasons at GET /api/pending-exports of export-service, correct the objects, trigger"
                                + " EXPORT again (?again=true) and then CONFIRM; or accept them by triggering CONFIRM"
                                + " with {\"errors\": " + now.total() + "}.")
                .failure());
    }

    private static String nameOf(PendingExportView pending) {
        return pending.displayName() == null ? pending.targetAnchor() : pending.displayName();
    }
}
