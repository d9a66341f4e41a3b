package io.isthmus.migration.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.migration.MigrationCase;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.Triggered;
import io.isthmus.migration.migrating.store.Migrations.Change;
import io.isthmus.migration.workflow.StepResumption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In place, with everything confirmed before: what begins by itself, and what does not. */
@QuarkusTest
class StartAtOnceTest extends MigrationCase {

    @Inject
    StepResumption resumption;

    @BeforeEach
    void theExportWasAnalyzed() {
        analyzer.has(analysis("a1", Verdict.IN_PLACE, true));
    }

    @Test
    void once_the_old_tool_is_retired_it_goes_on_by_itself_to_the_end_in_the_name_of_the_admin() {
        String id = confirmed(true);
        done(id, Name.RETIRE_OLD_TOOL);

        Migration ended = awaitStep(id, Name.CONFIRM, MigrationStep.Status.DONE);

        assertThat(ended.status()).isEqualTo(Migration.Status.DONE);
        assertThat(step(ended, Name.RETIRE_OLD_TOOL).by()).isEqualTo("operator");
        for (Name byItself :
                List.of(Name.IMPORT_SETTINGS, Name.LEAVE_STAGING, Name.INITIAL_RUN, Name.EXPORT, Name.CONFIRM)) {
            assertThat(step(ended, byItself).by()).as("%s", byItself).isEqualTo("admin");
        }
        assertThat(as("viewer").get("/api/audit?limit=5").jsonPath().getList("detail"))
                .contains("begun by itself");
        assertThat(configLog.state().isActive("test", TARGET)).isTrue();
    }

    @Test
    void without_it_nothing_begins_by_itself() {
        String id = confirmed(false);

        Migration retired = done(id, Name.RETIRE_OLD_TOOL);

        assertThat(retired.current()).isEqualTo(Name.IMPORT_SETTINGS);
        done(id, Name.IMPORT_SETTINGS);
        assertThat(configLog.state().isActive("test", TARGET)).isFalse();
    }

    @Test
    void the_first_failure_ends_it_and_when_that_step_is_done_after_all_the_rest_goes_on() {
        sync.script(RunProfile.FULL_IMPORT, RunStatus.FAILED);
        String id = confirmed(true);
        done(id, Name.RETIRE_OLD_TOOL);

        Migration failed = awaitStep(id, Name.INITIAL_RUN, MigrationStep.Status.FAILED);
        assertThat(step(failed, Name.EXPORT).status()).isEqualTo(MigrationStep.Status.NOT_YET);

        assertThat(trigger(id, Name.INITIAL_RUN, null).statusCode()).isEqualTo(202);
        assertThat(awaitStep(id, Name.CONFIRM, MigrationStep.Status.DONE).status())
                .isEqualTo(Migration.Status.DONE);
    }

    @Test
    void a_restart_in_the_middle_of_a_step_that_had_begun_by_itself_goes_on() {
        String id = confirmed(true);
        // as if the service had stopped right after the step was stored as running
        migrations.change(id, state -> {
            InProgress retired = ((InProgress) state)
                                    .learned(state.facts().with(new Retirement(Instant.now())))
                                    .trigger(Name.RETIRE_OLD_TOOL, false, "operator", Instant.now())
                            instanceof Triggered.Begun begun
                    ? (InProgress) begun.now()
                            .running()
                            .orElseThrow()
                            .done(null, begun.now().facts(), Instant.now())
                    : null;
            Triggered.Begun importing =
                    (Triggered.Begun) retired.trigger(Name.IMPORT_SETTINGS, false, "admin", Instant.now());
            return Change.to(importing.now(), true);
        });

        resumption.resume();

        assertThat(awaitStep(id, Name.CONFIRM, MigrationStep.Status.DONE).status())
                .isEqualTo(Migration.Status.DONE);
    }

    @Test
    void only_an_admin_lets_it_start_at_once_and_only_in_place() {
        String id = begin(Path.IN_PLACE);
        doneUpTo(id, Name.READY_TO_CONFIGURE);
        String body = "{\"digest\": \"" + configurationDigest(id) + "\", \"startAtOnce\": true}";

        assertProblem(trigger("operator", id, Name.READY_TO_CONFIGURE, body, false), 403, "ADMIN_NEEDED");
        as("admin").post("/api/migrations/" + id + "/abandon");

        String fresh = begin(Path.CLEAN_INSTALL);
        doneUpTo(fresh, Name.READY_TO_CONFIGURE);
        assertProblem(trigger("admin", fresh, Name.READY_TO_CONFIGURE, body, false), 422, "NO_START_AT_ONCE");
    }

    @Test
    void nothing_else_is_applied_than_what_was_confirmed() {
        String id = begin(Path.IN_PLACE);
        doneUpTo(id, Name.READY_TO_CONFIGURE);
        Response shown = as("operator").get("/api/migrations/" + id + "/configuration");
        assertThat(shown.jsonPath().getString("settings.target.url")).isEqualTo("https://scim.example/v2");
        assertThat(shown.jsonPath().getList("stepsToCome")).startsWith("RETIRE_OLD_TOOL", "IMPORT_SETTINGS");
        assertProblem(
                trigger(id, Name.READY_TO_CONFIGURE, "{\"digest\": \"of yesterday\"}"), 409, "CONFIGURATION_CHANGED");
        done(id, Name.READY_TO_CONFIGURE);
        done(id, Name.RETIRE_OLD_TOOL);

        assertProblem(
                trigger(
                        id,
                        Name.IMPORT_SETTINGS,
                        "{\"target\": " + TARGET_BODY.replace("scim.example", "elsewhere.example") + "}"),
                409,
                "CONFIGURATION_NOT_CONFIRMED");
        done(id, Name.IMPORT_SETTINGS);
        await().atMost(SOON).untilAsserted(() -> assertThat(find(id).current()).isEqualTo(Name.LEAVE_STAGING));
    }

    private String confirmed(boolean startAtOnce) {
        String id = begin(Path.IN_PLACE);
        doneUpTo(id, Name.READY_TO_CONFIGURE);
        Response ready = trigger(
                "admin",
                id,
                Name.READY_TO_CONFIGURE,
                "{\"digest\": \"" + configurationDigest(id) + "\", \"startAtOnce\": " + startAtOnce + "}",
                false);
        assertThat(ready.statusCode()).as(ready.asString()).isEqualTo(200);
        return id;
    }
}
