package io.isthmus.migration.performing;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.ConfirmationJudgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What a step comes to when all operations of its checklist went through. */
@ApplicationScoped
class Conclusion {

    private static final int SHOWN = 5;

    private final ExportService export;
    private final Persistence persistence;

    Conclusion(ExportService export, Persistence persistence) {
        this.export = export;
        this.persistence = persistence;
    }

    /** @param failure why the step has failed all the same */
    record Concluded(Checklist checklist, Optional<Failure> failure) {}

    Concluded of(Name step, Checklist checklist) {
        if (step == Name.INITIAL_RUN) {
            // errors of single objects are VERIFY's concern
            return new Concluded(checklist, Optional.empty());
        }
        PendingExportSummary pending = persistence.ask(export::pendingExports);
        Checklist seen = checklist.withPending(pending);
        if (step == Name.EXPORT) {
            // what could not be written is CONFIRM's concern
            return new Concluded(seen, Optional.empty());
        }
        List<PendingExportView> some =
                pending.total() == 0 ? List.of() : persistence.ask(() -> export.somePendingExports(SHOWN));
        return new Concluded(seen, ConfirmationJudgement.failureOf(pending, checklist.acknowledged(), some));
    }
}
