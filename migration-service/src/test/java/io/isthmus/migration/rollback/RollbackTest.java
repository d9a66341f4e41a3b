package io.isthmus.migration.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.contracts.migration.RollbackReport.Comparison;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
            boolean target = last == Name.INITIAL_RUN || last == Name.RETIRE_OLD_TOOL;
            assertThat(report.comparison().state())
                    .isEqualTo(target ? Comparison.State.MADE : Comparison.State.NOT_NEEDED);
            assertThat(abandoned.warnings())
                    .anyMatch(warning -> warning.contains(target ? "was compared" : "nothing to compare"));
            if (target) {
                assertThat(abandoned.warnings()).anyMatch(warning -> warning.contains("not one request was sent"));
            }
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

    @Test
    void giving_up_never_fails_because_the_target_could_not_be_compared() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.VERIFY);
        export.away(true);

        Migration abandoned = migration(as("admin").post("/api/migrations/" + id + "/abandon"));

        assertThat(abandoned.status()).isEqualTo(Migration.Status.ABANDONED);
        assertThat(abandoned.warnings())
                .anyMatch(warning -> warning.contains("was not compared") && warning.contains("/rollback/comparison"));
        export.away(false);
        assertThat(report(id).comparison().state()).isEqualTo(Comparison.State.NOT_MADE);
        assertThat(read(as("operator").post("/api/migrations/" + id + "/rollback/comparison"), RollbackReport.class)
                        .comparison()
                        .state())
                .isEqualTo(Comparison.State.MADE);
    }

    @Test
    void what_was_written_is_put_back_as_one_approved_plan_by_an_administrator() {
        String id = cutOver();
        assertThat(as("admin").post(plan(id)).jsonPath().getString("code")).isEqualTo("DEMOTE_FIRST");
        demote();
        assertThat(as("viewer").get(plan(id)).statusCode()).isEqualTo(404);
        assertThat(as("operator").post(plan(id)).statusCode()).isEqualTo(403);

        RestorationPlan plan = read(as("admin").post(plan(id)), RestorationPlan.class);
        assertThat(plan.status()).isEqualTo(RestorationPlan.Status.PREPARED);
        assertThat(apply(id, plan.digest()).jsonPath().getString("code")).isEqualTo("PLAN_NOT_APPROVED");
        assertThat(approve("admin", id, "another digest").jsonPath().getString("code"))
                .isEqualTo("PLAN_CHANGED");
        assertThat(approve("operator", id, plan.digest()).statusCode()).isEqualTo(403);
        assertThat(approve("admin", id, plan.digest()).statusCode()).isEqualTo(200);
        assertThat(configLog.state().exportControlOf(TARGET).activeDeployment()).isNull();

        assertThat(apply(id, "another digest").jsonPath().getString("code")).isEqualTo("PLAN_CHANGED");
        assertThat(as("admin").body("{}").post(plan(id) + "/apply").jsonPath().getString("code"))
                .isEqualTo("PLAN_CHANGED");
        assertThat(configLog.state().exportControlOf(TARGET).activeDeployment()).isNull();
        RestorationPlan restoring = read(apply(id, plan.digest()), RestorationPlan.class);

        assertThat(restoring.status()).isEqualTo(RestorationPlan.Status.RESTORING);
        assertThat(configLog.state().exportControlOf(TARGET).restoration()).isEqualTo(plan.id());
        assertThat(read(apply(id, plan.digest()), RestorationPlan.class).status())
                .isEqualTo(RestorationPlan.Status.RESTORING);
        demote();
        export.restorationIsDone();
        assertThat(read(apply(id, plan.digest()), RestorationPlan.class).status())
                .isEqualTo(RestorationPlan.Status.DONE);
        assertThat(configLog.state().exportControlOf(TARGET).activeDeployment()).isNull();
    }

    private Response apply(String id, String digest) {
        return as("admin")
                .body("{\"digest\": \"" + digest + "\", \"comment\": \"regretted\"}")
                .post(plan(id) + "/apply");
    }

    private Response approve(String user, String id, String digest) {
        return as(user).contentType("application/json")
                .body("{\"digest\": \"" + digest + "\"}")
                .post(plan(id) + "/approve");
    }

    private static String plan(String id) {
        return "/api/migrations/" + id + "/rollback/plan";
    }

    private String cutOver() {
        analyzer.has(analysis("a1", Verdict.IN_PLACE, true));
        String id = begin(Path.IN_PLACE);
        for (MigrationStep step : find(id).steps()) {
            done(id, step.name());
        }
        return id;
    }

    private void demote() {
        as("admin")
                .contentType("application/json")
                .body("{\"target\": \"" + TARGET + "\"}")
                .post("/api/export-control/demote")
                .then()
                .statusCode(200);
        ExportControl nobody = configLog.state().exportControlOf(TARGET);
        append(new ConfigChange.Quiesced(TARGET, nobody.demoted(), nobody.epoch()));
    }

    private static RollbackReport report(String id) {
        return read(as("viewer").get("/api/migrations/" + id + "/rollback"), RollbackReport.class);
    }
}
