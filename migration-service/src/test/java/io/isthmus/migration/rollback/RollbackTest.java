package io.isthmus.migration.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RollbackTest extends MigrationCase {

    @Test
    void before_cutover_every_step_can_be_abandoned_and_not_one_request_was_sent() {
        for (Name last : new Name[] {Name.ANALYZE, Name.IMPORT_SETTINGS, Name.INITIAL_RUN, Name.RETIRE_OLD_TOOL}) {
            analyzer.has(analysis("a1", Verdict.PARALLEL, true));
            String id = begin(Path.PARALLEL);
            doneUpTo(id, last);

            Migration abandoned = migration(as("admin").post("/api/migrations/" + id + "/abandon?reason=test"));

            assertThat(abandoned.status()).isEqualTo(Migration.Status.ABANDONED);
            RollbackReport report = report(id);
            assertThat(report.written().requests()).isZero();
            assertThat(report.cutOver()).isFalse();
            assertThat(report.exporting()).isFalse();
            assertThat(report.conclusion()).contains("has changed nothing at the target");
            assertThat(report.whatToDo()).isNull();
        }
    }

    @Test
    void after_cutover_the_report_says_what_was_written_with_the_values_before_and_to_demote_first() {
        analyzer.has(analysis("a1", Verdict.IN_PLACE, true));
        String id = begin(Path.IN_PLACE);
        for (MigrationStep step : find(id).steps()) {
            done(id, step.name());
        }
        export.othersHaveChanged(3);

        RollbackReport before = report(id);
        assertThat(before.cutOver()).isTrue();
        assertThat(before.exporting()).isTrue();
        assertThat(before.conclusion()).contains("has changed 2000 objects", "others have changed 3 objects");
        assertThat(before.whatToDo()).startsWith("Demote it");

        as("admin")
                .contentType("application/json")
                .body("{\"target\": \"" + TARGET + "\"}")
                .post("/api/export-control/demote")
                .then()
                .statusCode(200);
        RollbackReport after = report(id);
        assertThat(after.exporting()).isFalse();
        assertThat(after.whatToDo()).startsWith("Read what was changed");
        assertThat(read(as("viewer").get("/api/migrations/" + id + "/rollback/objects"), WrittenObject.Page.class)
                        .items())
                .singleElement()
                .satisfies(object ->
                        assertThat(object.changes().getFirst().before()).containsExactly("Clerk"));
    }

    private static RollbackReport report(String id) {
        return read(as("viewer").get("/api/migrations/" + id + "/rollback"), RollbackReport.class);
    }
}
