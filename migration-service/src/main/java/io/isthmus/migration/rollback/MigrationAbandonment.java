package io.isthmus.migration.rollback;

import io.isthmus.contracts.migration.Remark;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.contracts.migration.RollbackReport.Comparison;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.workflow.MigrationLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a migration up, and proves that nothing at the target has changed: by what was noted, and by looking. */
@ApplicationScoped
public class MigrationAbandonment {

    private final MigrationLifecycle migrations;
    private final RollbackComparison comparisons;
    private final RollbackReports rollback;

    MigrationAbandonment(MigrationLifecycle migrations, RollbackComparison comparisons, RollbackReports rollback) {
        this.migrations = migrations;
        this.comparisons = comparisons;
        this.rollback = rollback;
    }

    /** That the proof could not be made keeps nobody from giving up. */
    public GivenUp abandon(String id, String by, @Nullable String reason) {
        MigrationState abandoned = migrations.abandon(id, by, reason);
        Remark seen = seen(comparisons.compare(abandoned));
        List<Remark> proof = abandoned.facts().target() == null ? List.of(seen) : List.of(written(abandoned), seen);
        return new GivenUp(abandoned, proof);
    }

    private Remark written(MigrationState abandoned) {
        try {
            RollbackReport report = rollback.report(abandoned.about().id());
            return RollbackConclusion.of(
                    abandoned.about().deployment(), report.exporting(), report.written(), report.foreign());
        } catch (ServiceFault e) {
            return new Remark(
                    "WRITTEN_NOT_KNOWN",
                    "what was written cannot be asked for now: " + e.detail(),
                    "Look later at GET /api/migrations/{id}/rollback.");
        }
    }

    private static Remark seen(Comparison comparison) {
        String code = switch (comparison.state()) {
            case NOT_NEEDED -> "COMPARISON_NOT_NEEDED";
            case RUNNING -> "COMPARISON_RUNNING";
            case MADE -> "COMPARISON_MADE";
            case NOT_MADE -> "COMPARISON_NOT_MADE";
        };
        return new Remark(code, comparison.message(), comparison.whatToDo());
    }

    /** @param proof what was written, and what was seen */
    public record GivenUp(MigrationState migration, List<Remark> proof) {}
}
