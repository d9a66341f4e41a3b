package io.isthmus.migration.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ParallelPathTest extends MigrationCase {

    @BeforeEach
    void theExportWasAnalyzed() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
    }

    @Test
    void step_by_step_it_leads_from_the_analysis_to_the_confirmation() throws Exception {
        String id = begin(Path.PARALLEL);
        done(id, Name.ANALYZE);
        Migration exported = done(id, Name.EXPORT_SETTINGS);
        assertThat(sha256(as("operator")
                        .get("/api/migrations/" + id + "/settings")
                        .asByteArray()))
                .isEqualTo(step(exported, Name.EXPORT_SETTINGS)
                        .evidence()
                        .get("sha256")
                        .asText());

        done(id, Name.CLOUD_CREDENTIALS);
        done(id, Name.DIRECTORY_CREDENTIALS);
        // what was tried comes in force, so no body is needed
        assertThat(trigger(id, Name.IMPORT_SETTINGS, null).statusCode()).isEqualTo(200);
        assertThat(configLog.state().settingsOf("test")).hasValueSatisfying(settings -> {
            assertThat(settings.author()).isEqualTo("operator");
            assertThat(settings.document().target().name()).isEqualTo(TARGET);
        });

        done(id, Name.ENTER_STAGING);
        done(id, Name.INITIAL_RUN);
        assertThat(sync.requests()).contains("POST /api/runs FULL_IMPORT", "POST /api/runs FULL_SYNCHRONIZATION");
        assertThat(started(export.requests()))
                .containsExactly("POST /api/runs TARGET_IMPORT", "POST /api/runs TARGET_SYNCHRONIZATION");

        done(id, Name.VERIFY);
        done(id, Name.REVIEW_PENDING_EXPORTS);
        Migration retired = done(id, Name.RETIRE_OLD_TOOL);
        assertThat(retired.warnings()).singleElement().asString().contains("nobody exports since");
        assertThat(configLog.state().isActive("test", TARGET)).isFalse();

        Migration left = done(id, Name.LEAVE_STAGING);
        assertThat(left.warnings()).isEmpty();
        assertThat(step(left, Name.LEAVE_STAGING).evidence().get("foreign").asText())
                .contains("0 found");
        assertThat(configLog.state().isActive("test", TARGET)).isTrue();

        done(id, Name.EXPORT);
        Migration confirmed = done(id, Name.CONFIRM);
        assertThat(confirmed.status()).isEqualTo(Migration.Status.DONE);
        assertThat(confirmed.current()).isNull();
        assertThat(confirmed.steps()).allSatisfy(step -> {
            assertThat(step.by()).isIn("operator", "admin");
            assertThat(step.evidence()).as("evidence of " + step.name()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Name.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "ANALYZE",
                "CHOOSE_INSTALLATION",
                "CONFIRM_DATABASE",
                "READY_TO_CONFIGURE",
                "RE_CREATE",
                "HAND_OVER"
            })
    void a_step_out_of_order_is_a_409_that_says_what_is_missing(Name step) {
        String id = begin(Path.PARALLEL);

        Response refused = trigger(id, step, usualBody(step));

        assertProblem(refused, 409, "STEP_MISSING");
        assertThat(refused.jsonPath().getString("detail")).contains("ANALYZE");
        assertThat(step(find(id), step).status()).isEqualTo(MigrationStep.Status.NOT_YET);
    }

    @Test
    void a_repeated_step_is_harmless() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.VERIFY);
        Migration before = find(id);
        int runsBefore = sync.runs().size();
        long revisionBefore = configLog.state().revision();

        for (Name step : List.of(Name.ANALYZE, Name.IMPORT_SETTINGS, Name.INITIAL_RUN)) {
            assertThat(trigger(id, step, usualBody(step)).statusCode()).isEqualTo(200);
        }

        assertThat(find(id)).isEqualTo(before);
        assertThat(sync.runs()).hasSize(runsBefore);
        assertThat(configLog.state().revision()).isEqualTo(revisionBefore);
    }

    @Test
    void the_initial_run_can_be_done_again_after_a_correction_and_everything_after_it_too() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.RETIRE_OLD_TOOL);

        assertThat(trigger("operator", id, Name.INITIAL_RUN, null, true).statusCode())
                .isEqualTo(202);
        Migration again = awaitStep(id, Name.INITIAL_RUN, MigrationStep.Status.DONE);

        assertThat(again.current()).isEqualTo(Name.VERIFY);
        assertThat(step(again, Name.REVIEW_PENDING_EXPORTS).status()).isEqualTo(MigrationStep.Status.NOT_YET);
        assertThat(sync.runs()).hasSize(4);
    }

    @Test
    void the_audit_tells_who_asked_for_what_and_what_came_of_it() {
        String id = begin(Path.PARALLEL);
        trigger(id, Name.EXPORT, null);
        done(id, Name.ANALYZE);

        Response audit = as("viewer").get("/api/audit?limit=3");
        assertThat(audit.jsonPath().getList("action"))
                .containsExactly("STEP ANALYZE", "STEP EXPORT", "BEGIN MIGRATION");
        assertThat(audit.jsonPath().getList("outcome")).containsExactly("ACCEPTED", "REFUSED", "ACCEPTED");
        assertThat(audit.jsonPath().getList("who")).containsOnly("operator");
    }

    @Test
    void only_one_migration_is_in_progress_at_a_time() {
        begin(Path.PARALLEL);

        assertProblem(
                as("operator").contentType("application/json").body("{}").post("/api/migrations"),
                409,
                "MIGRATION_IN_PROGRESS");
    }

    @Test
    void roles_decide_who_may_do_what() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.LEAVE_STAGING);

        assertThat(trigger("viewer", id, Name.LEAVE_STAGING, null, false).statusCode())
                .isEqualTo(403);
        assertProblem(trigger("operator", id, Name.LEAVE_STAGING, null, false), 403, "ADMIN_NEEDED");
        assertThat(as("operator").post("/api/migrations/" + id + "/abandon").statusCode())
                .isEqualTo(403);
        assertThat(io.restassured.RestAssured.get("/api/migrations").statusCode())
                .isEqualTo(401);
        assertThat(configLog.state().isActive("test", TARGET)).isFalse();
    }

    @Test
    void an_abandoned_migration_goes_no_further_and_has_written_nothing() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.RETIRE_OLD_TOOL);

        assertThat(as("admin")
                        .post("/api/migrations/" + id + "/abandon?reason=later")
                        .statusCode())
                .isEqualTo(200);

        assertThat(find(id).status()).isEqualTo(Migration.Status.ABANDONED);
        assertProblem(trigger(id, Name.RETIRE_OLD_TOOL, "{\"confirmed\": true}"), 409, "MIGRATION_ENDED");
        assertThat(started(export.requests())).doesNotContain("POST /api/runs EXPORT");
    }

    @Test
    void what_does_not_exist_is_a_404_by_name() {
        String id = begin(Path.PARALLEL);

        assertProblem(trigger("none", Name.ANALYZE, usualBody(Name.ANALYZE)), 404, "MIGRATION_NOT_FOUND");
        assertProblem(as("operator").post("/api/migrations/" + id + "/steps/DANCE"), 404, "STEP_NOT_KNOWN");
        assertProblem(as("viewer").get("/api/audit?limit=0"), 400, "PARAMETER_OUT_OF_BOUNDS");
        assertProblem(trigger(id, Name.ANALYZE, null), 400, "BODY_MISSING");
        assertProblem(trigger(id, Name.ANALYZE, "{\"analysis\": \"a1\"}"), 400, "BODY_NOT_UNDERSTOOD");
        assertProblem(trigger(id, Name.ANALYZE, "{\"analysisId\": \"none\"}"), 409, "ANALYSIS_NOT_FOUND");
        assertProblem(trigger(id, Name.ANALYZE, "{\"override\": true}"), 400, "BODY_MISSING");
    }

    private static List<String> started(List<String> requests) {
        return requests.stream()
                .filter(request -> request.startsWith("POST /api/runs"))
                .toList();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
