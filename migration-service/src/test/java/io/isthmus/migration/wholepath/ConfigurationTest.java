package io.isthmus.migration.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.config.ConfigChange.Quiesced;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Settings, export control and the config log by hand. */
@QuarkusTest
class ConfigurationTest extends MigrationCase {

    @Test
    void settings_are_changed_by_whoever_saw_the_latest_ones() throws Exception {
        imported();
        Response current = as("viewer").get("/api/settings");
        String revision = current.header("ETag");
        SettingsDocument document = read(current, SettingsDocument.class);
        String body = WireFormat.mapper().writeValueAsString(document);

        Response first = put(body, revision, "admin");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.header("ETag")).isNotEqualTo(revision);
        assertProblem(put(body, revision, "admin"), 409, "CONFIG_CONFLICT");
        assertThat(put(body, first.header("ETag"), "admin").statusCode()).isEqualTo(200);
        assertProblem(put(body, null, "admin"), 428, "IF_MATCH_MISSING");
        assertThat(put(body, first.header("ETag"), "operator").statusCode()).isEqualTo(403);
    }

    @Test
    void unusable_settings_are_refused_by_element_and_typing_errors_by_name() {
        imported();
        String revision = as("viewer").get("/api/settings").header("ETag");

        Response incomplete = put("{\"schemaVersion\": 1, \"sources\": []}", revision, "admin");
        assertProblem(incomplete, 422, "SETTINGS_INCOMPLETE");
        assertThat(incomplete.jsonPath().getString("detail")).contains("sources", "target");

        Response mistyped = put("{\"schemaVersion\": 1, \"souces\": []}", revision, "admin");
        assertProblem(mistyped, 400, "BODY_NOT_UNDERSTOOD");
        assertThat(mistyped.jsonPath().getString("detail")).contains("souces");
    }

    @Test
    void a_demoted_exporter_is_awaited_before_anybody_is_promoted() {
        assertThat(control("promote").statusCode()).isEqualTo(200);
        assertThat(control("promote").statusCode()).isEqualTo(200);
        Response demoted = control("demote");
        assertThat(demoted.jsonPath().getString("activeDeployment")).isNull();

        assertProblem(control("promote"), 409, "FORMER_EXPORTER_NOT_QUIET");
        append(new Quiesced(TARGET, "test", demoted.jsonPath().getLong("epoch")));

        assertThat(control("promote").jsonPath().getString("activeDeployment")).isEqualTo("test");
    }

    @Test
    void a_change_that_builds_on_an_old_revision_is_a_409() {
        long old = configLog.state().revision();
        imported();

        Response refused = as("admin")
                .contentType("application/json")
                .body("{\"target\": \"elsewhere\", \"basedOn\": " + old + "}")
                .post("/api/export-control/promote");

        assertProblem(refused, 409, "CONFIG_CONFLICT");
    }

    @Test
    void the_review_of_a_migration_is_not_passed_by() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.ENTER_STAGING);

        assertProblem(control("promote"), 409, "MIGRATION_IN_PROGRESS");
    }

    @Test
    void the_config_log_tells_who_did_what_and_why_and_what_was_refused() {
        imported();
        long before = lastOffsetOnceTold();
        control("promote");
        configLog.append(0, "too late", null, new SettingsChanged("test", document()));

        await().atMost(SOON).until(() -> lastOffset() >= before + 2);
        Response log = as("viewer").get("/api/config-log?after=" + before);
        assertThat(log.jsonPath().getList("record.author")).startsWith("admin", "too late");
        assertThat(log.jsonPath().getList("accepted")).startsWith(true, false);
        assertThat(log.jsonPath().getString("[0].record.reason")).isEqualTo("because");
        assertThat(log.jsonPath().getString("[1].refusal")).contains("builds on revision 0");
    }

    private long lastOffset() {
        var offsets = as("viewer").get("/api/config-log?limit=1000").jsonPath().getList("offset", Long.class);
        return offsets.isEmpty() ? -1 : offsets.getLast();
    }

    /** The history is told from the log a moment later. */
    private long lastOffsetOnceTold() {
        String reason = "told at " + System.nanoTime();
        configLog.append(configLog.state().revision(), "test", reason, new SettingsChanged("test", document()));
        await().atMost(SOON)
                .until(() -> as("viewer")
                        .get("/api/config-log?limit=1000")
                        .jsonPath()
                        .getList("record.reason")
                        .contains(reason));
        return lastOffset();
    }

    private void imported() {
        append(new SettingsChanged("test", document()));
    }

    /** Not what other tests have left in the log they share. */
    private SettingsDocument document() {
        return io.isthmus.migration.settings.SettingsMerge.merge(
                analysis("a", Verdict.PARALLEL, true).settings(),
                java.util.Map.of(
                        "contoso",
                        new io.isthmus.contracts.migration.StepBody.SourceAccess(
                                "ldap://dc1.contoso.com", null, null, "CN=reader", "env:LDAP")),
                new io.isthmus.contracts.settings.TargetSettings(
                        TARGET,
                        null,
                        "https://scim.example/v2",
                        new io.isthmus.contracts.settings.TargetSettings.BearerToken("env:T"),
                        0,
                        null));
    }

    private Response control(String action) {
        return as("admin")
                .contentType("application/json")
                .body("{\"target\": \"cloud\", \"reason\": \"because\"}")
                .post("/api/export-control/" + action);
    }

    private static Response put(String body, String ifMatch, String user) {
        var request = as(user).contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/api/settings");
    }
}
