package io.isthmus.migration.operations;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.ConfirmationJudgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What a step comes to when all operations of its checklist went through. */
@ApplicationScoped
class ChecklistConclusion {

    private static final int SHOWN = 5;

    private final ExportClient export;
    private final ServiceRetry retry;

    ChecklistConclusion(ExportClient export, ServiceRetry retry) {
        this.export = export;
        this.retry = retry;
    }

    /** What it comes to. */
    sealed interface Concluded {

        record Done(Checklist checklist) implements Concluded {}

        /** There is more to do. */
        record GoOn(Checklist checklist) implements Concluded {}

        record Failed(Checklist checklist, Failure failure) implements Concluded {}
    }

    Concluded of(Name step, Checklist checklist) {
        return switch (step) {
            // errors of single objects are VERIFY's concern
            case INITIAL_RUN -> new Concluded.Done(checklist);
            // what could not be written is CONFIRM's concern
            case EXPORT -> new Concluded.Done(checklist.withPending(retry.ask(export::pendingExports)));
            default -> confirmation(checklist);
        };
    }

    private Concluded confirmation(Checklist checklist) {
        PendingExportSummary pending = retry.ask(export::pendingExports);
        Checklist seen = checklist.withPending(pending);
        List<PendingExportView> some =
                pending.total() == 0 ? List.of() : retry.ask(() -> export.somePendingExports(SHOWN));
        Optional<Failure> failure = ConfirmationJudgement.failureOf(pending, checklist.acknowledged(), some);
        if (failure.isEmpty()) {
            return new Concluded.Done(seen);
        }
        return seen.withSecondRound()
                .map(more -> (Concluded) new Concluded.GoOn(more))
                .orElseGet(() -> new Concluded.Failed(seen, failure.get()));
    }
}
