package io.isthmus.migration.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.config.ConfigChange.Promoted;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each step refuses, and how it goes on from there. */
@QuarkusTest
class RefusalsTest extends MigrationCase {

    @BeforeEach
    void theExportWasAnalyzed() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
    }

    @Test
    void a_blocked_analysis_goes_on_only_by_hand() {
        analyzer.has(analysis("b1", Verdict.BLOCKED, true));
        String id = begin(Path.PARALLEL);

        Response refused = trigger(id, Name.ANALYZE, "{\"analysisId\": \"b1\"}");
        assertProblem(refused, 409, "MIGRATION_BLOCKED");
        assertThat(refused.jsonPath().getString("detail")).contains("a custom extension DLL (ma-1.xml)");
        assertThat(refused.jsonPath().getString("whatToDo")).contains("MANUAL");
        assertThat(step(find(id), Name.ANALYZE).status()).isEqualTo(MigrationStep.Status.FAILED);
        assertProblem(
                trigger(id, Name.ANALYZE, "{\"analysisId\": \"b1\", \"override\": true}"), 409, "MIGRATION_BLOCKED");
    }

    @Test
    void a_forced_export_of_few_objects_is_explicit_and_recorded() {
        analyzer.has(analysis("few", Verdict.IN_PLACE, true));
        String id = begin(Path.PARALLEL);

        assertProblem(trigger(id, Name.ANALYZE, "{\"analysisId\": \"few\"}"), 409, "IN_PLACE_RECOMMENDED");
        assertThat(trigger(id, Name.ANALYZE, "{\"analysisId\": \"few\", \"override\": true}")
                        .statusCode())
                .isEqualTo(200);
        done(id, Name.EXPORT_SETTINGS);
        assertThat(step(find(id), Name.EXPORT_SETTINGS).evidence().get("forced").asBoolean())
                .isTrue();
        assertThat(find(id).warnings()).singleElement().asString().contains("overridden");
    }

    @Test
    void another_analysis_replaces_the_first_only_on_purpose() {
        analyzer.has(analysis("a2", Verdict.PARALLEL, true));
        String id = begin(Path.PARALLEL);
        done(id, Name.ANALYZE);

        assertProblem(trigger(id, Name.ANALYZE, "{\"analysisId\": \"a2\"}"), 409, "ANOTHER_ANALYSIS_ATTACHED");
        assertThat(trigger("operator", id, Name.ANALYZE, "{\"analysisId\": \"a2\"}", true)
                        .statusCode())
                .isEqualTo(200);
        assertThat(find(id).analysisId()).isEqualTo("a2");
    }

    @Test
    void incomplete_settings_are_a_422_that_names_each_element_and_changes_nothing() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.CLOUD_CREDENTIALS);
        long before = configLog.state().revision();

        assertProblem(trigger(id, Name.CLOUD_CREDENTIALS, null), 422, "SETTINGS_INCOMPLETE");
        done(id, Name.CLOUD_CREDENTIALS);
        Response refused = trigger(id, Name.DIRECTORY_CREDENTIALS, null);
        assertProblem(refused, 422, "SETTINGS_INCOMPLETE");
        assertThat(refused.jsonPath().getString("detail"))
                .contains("sources[contoso].url", "sources[contoso].bindDn", "sources[contoso].passwordRef");
        done(id, Name.DIRECTORY_CREDENTIALS);
        assertProblem(
                trigger(
                        id,
                        Name.IMPORT_SETTINGS,
                        "{\"settings\": {\"schemaVersion\": 1, \"sources\": [{\"name\": \"other\"}]}}"),
                422,
                "SETTINGS_INCOMPLETE");
        assertThat(configLog.state().revision()).isEqualTo(before);
        done(id, Name.IMPORT_SETTINGS);
    }

    @Test
    void settings_are_not_imported_into_a_deployment_that_exports() {
        append(new Promoted(
                TARGET, "test", configLog.state().exportControlOf(TARGET).epoch() + 1));
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.IMPORT_SETTINGS);

        assertProblem(trigger(id, Name.IMPORT_SETTINGS, IMPORT_BODY), 409, "DEPLOYMENT_IS_ACTIVE");
    }

    @Test
    void staging_is_not_entered_while_this_deployment_is_active_and_nobody_is_demoted_silently() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.ENTER_STAGING);
        append(new Promoted(
                TARGET, "test", configLog.state().exportControlOf(TARGET).epoch() + 1));

        assertProblem(trigger(id, Name.ENTER_STAGING, null), 409, "DEPLOYMENT_IS_ACTIVE");
        assertThat(configLog.state().isActive("test", TARGET)).isTrue();

        assertThat(as("admin")
                        .contentType("application/json")
                        .body("{\"target\": \"cloud\", \"reason\": \"migration\"}")
                        .post("/api/export-control/demote")
                        .statusCode())
                .isEqualTo(200);
        done(id, Name.ENTER_STAGING);
    }

    @Test
    void objects_with_errors_stop_the_migration_until_exactly_they_are_accepted() {
        sync.script(RunProfile.FULL_IMPORT, RunStatus.COMPLETED_WITH_ERRORS);
        sync.errorsOfARun(3);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.VERIFY);

        Response refused = trigger(id, Name.VERIFY, null);
        assertProblem(refused, 409, "OBJECTS_WITH_ERRORS");
        assertThat(refused.jsonPath().getString("detail")).contains("CN=Ann,OU=People,DC=contoso");
        assertProblem(trigger(id, Name.VERIFY, "{\"errors\": 2}"), 409, "OBJECTS_WITH_ERRORS");

        assertThat(trigger(id, Name.VERIFY, "{\"errors\": 3, \"comment\": \"known\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(step(find(id), Name.VERIFY).evidence().get("acknowledged").asLong())
                .isEqualTo(3);
    }

    @Test
    void a_run_that_fails_fails_the_step_with_its_reason_and_the_step_can_be_triggered_again() {
        sync.script(RunProfile.FULL_IMPORT, RunStatus.FAILED);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.INITIAL_RUN);

        assertThat(trigger(id, Name.INITIAL_RUN, null).statusCode()).isEqualTo(202);
        MigrationStep failed = step(awaitStep(id, Name.INITIAL_RUN, MigrationStep.Status.FAILED), Name.INITIAL_RUN);

        assertThat(failed.failure().code()).isEqualTo("RUN_FAILED");
        assertThat(failed.failure().message()).contains("FULL_IMPORT of contoso", "has no anchor");
        done(id, Name.INITIAL_RUN);
    }

    @Test
    void another_set_of_pending_exports_than_the_one_looked_at_is_refused() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.REVIEW_PENDING_EXPORTS);

        assertProblem(
                trigger(id, Name.REVIEW_PENDING_EXPORTS, "{\"digest\": \"yesterday\"}"),
                409,
                "PENDING_EXPORTS_CHANGED");
    }

    @Test
    void what_changed_after_the_review_is_not_exported_before_it_is_reviewed_too() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.LEAVE_STAGING);
        export.pendingExportsAre("digest-2");

        assertProblem(trigger(id, Name.LEAVE_STAGING, null), 409, "PENDING_EXPORTS_CHANGED");
        assertThat(configLog.state().isActive("test", TARGET)).isFalse();

        assertThat(trigger(id, Name.REVIEW_PENDING_EXPORTS, "{\"digest\": \"digest-2\"}")
                        .statusCode())
                .isEqualTo(200);
        done(id, Name.LEAVE_STAGING);
    }

    @Test
    void somebody_else_s_change_of_the_config_log_at_the_moment_of_cutover_wins() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.LEAVE_STAGING);
        export.atSummary(() -> append(new SettingsChanged(
                "another", configLog.state().settingsOf("test").orElseThrow().document())));

        assertProblem(trigger(id, Name.LEAVE_STAGING, null), 409, "CONFIG_CONFLICT");
        assertThat(configLog.state().isActive("test", TARGET)).isFalse();

        export.atSummary(() -> {});
        done(id, Name.LEAVE_STAGING);
    }

    @Test
    void while_another_deployment_is_active_staging_is_not_left() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.LEAVE_STAGING);
        append(new Promoted(
                TARGET, "another", configLog.state().exportControlOf(TARGET).epoch() + 1));

        assertProblem(trigger(id, Name.LEAVE_STAGING, null), 409, "ANOTHER_DEPLOYMENT_ACTIVE");
    }

    @Test
    void the_old_tool_s_end_has_to_be_confirmed() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.RETIRE_OLD_TOOL);

        assertProblem(trigger(id, Name.RETIRE_OLD_TOOL, "{\"confirmed\": false}"), 409, "NOT_CONFIRMED");
        assertThat(find(id).warnings()).isEmpty();
    }

    @Test
    void a_held_export_says_why_and_goes_on_when_that_is_settled() {
        export.heldByThreshold(true);
        export.script(RunProfile.EXPORT, RunStatus.HELD);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.EXPORT);

        trigger(id, Name.EXPORT, null);
        MigrationStep held = step(awaitStep(id, Name.EXPORT, MigrationStep.Status.FAILED), Name.EXPORT);
        assertThat(held.failure().code()).isEqualTo("EXPORT_HELD");
        assertThat(held.failure().message()).contains("612 deletions, limit 500");
        assertThat(held.failure().whatToDo()).contains("Approve exactly these");

        export.heldByThreshold(false);
        done(id, Name.EXPORT);
    }

    @Test
    void what_the_target_did_not_take_is_listed_and_exported_again_on_demand() {
        export.rejects(2);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.CONFIRM);

        trigger(id, Name.CONFIRM, null);
        MigrationStep failed = step(awaitStep(id, Name.CONFIRM, MigrationStep.Status.FAILED), Name.CONFIRM);
        assertThat(failed.failure().code()).isEqualTo("STILL_PENDING");
        assertThat(failed.failure().message()).contains("2 objects", "Ann Archer (the target answered 409)");

        export.rejects(0);
        assertThat(trigger("operator", id, Name.EXPORT, null, true).statusCode())
                .isEqualTo(202);
        awaitStep(id, Name.EXPORT, MigrationStep.Status.DONE);
        done(id, Name.CONFIRM);
    }

    @Test
    void what_is_settled_by_the_next_export_is_confirmed_without_anybody_s_doing() {
        export.rejects(2);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.CONFIRM);
        export.rejects(0);

        done(id, Name.CONFIRM);

        assertThat(export.requests().stream().filter("POST /api/runs EXPORT"::equals))
                .hasSize(2);
    }

    @Test
    void what_the_target_did_not_take_can_be_accepted_for_exactly_its_number() {
        export.rejects(2);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.CONFIRM);

        assertThat(trigger(id, Name.CONFIRM, "{\"errors\": 2}").statusCode()).isEqualTo(202);
        awaitStep(id, Name.CONFIRM, MigrationStep.Status.DONE);
    }

    @Test
    void while_a_step_runs_no_other_begins_and_the_migration_can_still_be_abandoned() {
        sync.script(RunProfile.FULL_IMPORT, RunStatus.RUNNING);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.INITIAL_RUN);
        trigger(id, Name.INITIAL_RUN, null);
        await().atMost(SOON)
                .until(() -> step(find(id), Name.INITIAL_RUN).progress() != null
                        && step(find(id), Name.INITIAL_RUN).progress().done() == 1_000);

        assertProblem(trigger("operator", id, Name.ENTER_STAGING, null, true), 409, "STEP_RUNNING");
        assertThat(trigger(id, Name.INITIAL_RUN, null).statusCode()).isEqualTo(202);
        assertThat(sync.runs()).hasSize(1);
        assertThat(as("admin").post("/api/migrations/" + id + "/abandon").statusCode())
                .isEqualTo(200);
    }
}
