package io.isthmus.migration.rollback;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.workflow.MigrationLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

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
    public GivenUp abandon(String id, String by, String reason) {
        MigrationState abandoned = migrations.abandon(id, by, reason);
        RollbackReport.Comparison comparison = comparisons.compare(abandoned);
        List<String> told = new ArrayList<>();
        if (abandoned.facts().target() != null) {
            told.add(conclusion(id));
        }
        told.add(sentence(comparison.message())
                + (comparison.whatToDo() == null
                        ? ""
                        : " " + comparison.whatToDo().replace("{id}", id)));
        return new GivenUp(abandoned, told);
    }

    private String conclusion(String id) {
        try {
            return sentence(rollback.report(id).conclusion());
        } catch (ServiceFault e) {
            return "What was written cannot be asked for now: " + e.detail() + ". Look later at GET /api/migrations/"
                    + id + "/rollback.";
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** @param proof in words, what was written and what was seen */
    public record GivenUp(MigrationState migration, List<String> proof) {

        /** The proof stands among the warnings. */
        public Migration in(Migration view) {
            List<String> warnings = new ArrayList<>(view.warnings() == null ? List.of() : view.warnings());
            warnings.addAll(proof);
            return new Migration(
                    view.id(),
                    view.name(),
                    view.deployment(),
                    view.path(),
                    view.from(),
                    view.status(),
                    view.analysisId(),
                    view.verdict(),
                    view.current(),
                    view.steps(),
                    List.copyOf(warnings),
                    view.startedAt(),
                    view.finishedAt());
        }
    }
}
