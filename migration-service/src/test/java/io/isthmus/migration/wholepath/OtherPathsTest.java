package io.isthmus.migration.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.config.ConfigChange.Promoted;
import io.isthmus.contracts.config.ConfigChange.Quiesced;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.BearerToken;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand, between two deployments, without an old tool. */
@QuarkusTest
class OtherPathsTest extends MigrationCase {

    @Test
    void by_hand_everything_that_was_not_carried_over_is_re_created_or_given_up_item_by_item() {
        analyzer.has(analysis("a1", Verdict.BLOCKED, false));
        String id = begin(Path.MANUAL);
        doneUpTo(id, Name.RE_CREATE);
        List<ReCreation> items = reCreations(id);
        assertThat(items).extracting(ReCreation::code).containsExactly("CUSTOM_EXTENSION", "NOT_CARRIED_OVER");

        assertProblem(
                trigger(id, Name.RE_CREATE, "{\"items\": {\"typo\": \"GIVEN_UP\"}}"), 422, "RE_CREATION_NOT_KNOWN");
        Response open =
                trigger(id, Name.RE_CREATE, "{\"items\": {\"" + items.getFirst().id() + "\": \"RE_CREATED\"}}");
        assertProblem(open, 409, "RE_CREATIONS_OPEN");
        assertThat(open.jsonPath().getString("detail"))
                .contains("the account's password")
                .doesNotContain("a custom");

        // what was said already stays
        assertThat(trigger(
                                id,
                                Name.RE_CREATE,
                                "{\"items\": {\"" + items.getLast().id() + "\": \"GIVEN_UP\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(reCreations(id))
                .extracting(ReCreation::decision)
                .containsExactly(Decision.RE_CREATED, Decision.GIVEN_UP);
        assertThat(step(find(id), Name.RE_CREATE)
                        .evidence()
                        .at("/items/1/decision")
                        .asText())
                .isEqualTo("GIVEN_UP");
        doneUpTo(id, Name.CONFIRM);
        assertThat(done(id, Name.CONFIRM).status()).isEqualTo(Migration.Status.DONE);
    }

    @Test
    void a_swing_takes_the_settings_over_demotes_the_other_deployment_and_waits_until_it_is_quiet() {
        String id = beginSwing();
        for (Name step : List.of(
                Name.EXPORT_SETTINGS, Name.CLOUD_CREDENTIALS, Name.DIRECTORY_CREDENTIALS, Name.IMPORT_SETTINGS)) {
            // nothing is given: what the other deployment's settings refer to is tried here
            Response response = trigger(id, step, null);
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        }
        doneUpTo(id, Name.HAND_OVER);
        assertProblem(trigger(id, Name.LEAVE_STAGING, null), 409, "STEP_MISSING");
        assertProblem(trigger("operator", id, Name.HAND_OVER, null, false), 403, "ADMIN_NEEDED");

        Response early = trigger(id, Name.HAND_OVER, "{\"comment\": \"swing\"}");
        assertProblem(early, 409, "FORMER_EXPORTER_NOT_QUIET");
        assertThat(configLog.state().isActive("other", TARGET)).isFalse();
        assertThat(find(id).warnings()).singleElement().asString().contains("nobody exports since", "other");

        append(new Quiesced(
                TARGET, "other", configLog.state().exportControlOf(TARGET).epoch()));
        long revision = configLog.state().revision();
        Migration handedOver = done(id, Name.HAND_OVER);
        assertThat(step(handedOver, Name.HAND_OVER).evidence().get("quiet").asText())
                .contains("other has confirmed");
        assertThat(configLog.state().revision())
                .as("the demotion is not repeated")
                .isEqualTo(revision);

        done(id, Name.LEAVE_STAGING);
        done(id, Name.EXPORT);
        assertThat(done(id, Name.CONFIRM).status()).isEqualTo(Migration.Status.DONE);
        assertThat(configLog.state().isActive("test", TARGET)).isTrue();
    }

    @Test
    void a_swing_that_is_abandoned_after_the_demotion_says_who_should_be_promoted_back() {
        String id = beginSwing();
        for (Name step : List.of(
                Name.EXPORT_SETTINGS, Name.CLOUD_CREDENTIALS, Name.DIRECTORY_CREDENTIALS, Name.IMPORT_SETTINGS)) {
            trigger(id, step, null);
        }
        doneUpTo(id, Name.HAND_OVER);
        trigger(id, Name.HAND_OVER, null);

        Migration abandoned = migration(as("admin").post("/api/migrations/" + id + "/abandon"));

        assertThat(abandoned.status()).isEqualTo(Migration.Status.ABANDONED);
        assertThat(abandoned.warnings())
                .filteredOn(warning -> warning.contains("promote other back"))
                .hasSize(1);
    }

    @Test
    void a_swing_leaves_a_deployment_that_the_config_log_knows_and_that_is_not_this_one() {
        assertProblem(beginWith("{\"path\": \"SWING\"}"), 422, "FROM_MISSING");
        assertProblem(beginWith("{\"path\": \"SWING\", \"from\": \"test\"}"), 422, "FROM_ITSELF");
        assertProblem(beginWith("{\"path\": \"SWING\", \"from\": \"nowhere\"}"), 422, "DEPLOYMENT_NOT_KNOWN");
        assertProblem(beginWith("{\"path\": \"PARALLEL\", \"from\": \"other\"}"), 422, "FROM_NOT_EXPECTED");
    }

    @Test
    void a_swing_exports_to_the_same_target_by_name() {
        String id = beginSwing();
        done(id, Name.EXPORT_SETTINGS);

        assertProblem(
                trigger(
                        id,
                        Name.CLOUD_CREDENTIALS,
                        "{\"target\": " + TARGET_BODY.replace("\"cloud\"", "\"other\"") + "}"),
                422,
                "TARGET_IS_ANOTHER");
    }

    @Test
    void without_an_old_tool_express_reads_everything_below_the_naming_context() {
        String id = begin(Path.CLEAN_INSTALL);

        for (MigrationStep step : find(id).steps()) {
            done(id, step.name());
        }

        assertThat(find(id).status()).isEqualTo(Migration.Status.DONE);
        SettingsDocument settings =
                configLog.state().settingsOf("test").orElseThrow().document();
        assertThat(settings.sources().getFirst().partitions().getFirst().dn()).isEqualTo("DC=contoso");
        assertThat(settings.sources().getFirst().partitions().getFirst().excludedContainers())
                .isEmpty();
        assertThat(settings.rules().standard()).isTrue();
        assertThat(settings.features().passwordHashSync()).isTrue();
    }

    @Test
    void express_against_the_advice_is_refused_with_the_reason_and_custom_is_always_allowed() {
        String id = begin(Path.CLEAN_INSTALL);

        Response refused = trigger(
                id,
                Name.CHOOSE_INSTALLATION,
                INSTALLATION.replace("\"objects\": 2000", "\"objects\": 100000").replace("\"forests\": 1, ", ""));
        assertProblem(refused, 409, "EXPRESS_NOT_ADVISED");
        assertThat(refused.jsonPath().getString("detail")).contains("fewer objects", "single forest");

        analyzer.away(true);
        assertThat(trigger(
                                id,
                                Name.CHOOSE_INSTALLATION,
                                "{\"kind\": \"CUSTOM\", \"sources\": [{\"name\": \"contoso\", \"namingContext\": \"DC=contoso\","
                                        + " \"containers\": [\"OU=People,DC=contoso\"]}]}")
                        .statusCode())
                .isEqualTo(200);
        analyzer.away(false);
        doneUpTo(id, Name.ENTER_STAGING);
        var partition = configLog
                .state()
                .settingsOf("test")
                .orElseThrow()
                .document()
                .sources()
                .getFirst()
                .partitions()
                .getFirst();
        assertThat(partition.includedContainers()).containsExactly("OU=People,DC=contoso");
        assertThat(partition.excludedContainers()).containsExactly("DC=contoso");
    }

    @Test
    void what_an_installation_lacks_is_named() {
        String id = begin(Path.CLEAN_INSTALL);

        Response refused = trigger(id, Name.CHOOSE_INSTALLATION, "{\"kind\": \"EXPRESS\"}");

        assertProblem(refused, 422, "SETTINGS_INCOMPLETE");
        assertThat(refused.jsonPath().getString("detail")).contains("sources");
        assertProblem(trigger(id, Name.READY_TO_CONFIGURE, "{\"digest\": \"x\"}"), 409, "STEP_MISSING");
        assertProblem(as("operator").get("/api/migrations/" + id + "/configuration"), 409, "NOTHING_TO_APPLY");
    }

    /** Another deployment exports to the target by settings like those of this one. */
    private String beginSwing() {
        SettingsDocument analyzed = analysis("a", Verdict.PARALLEL, true).settings();
        var source = analyzed.sources().getFirst();
        var reachable = new io.isthmus.contracts.settings.SourceSettings(
                source.name(),
                source.kind(),
                "ldap://dc1.contoso.com",
                false,
                null,
                "CN=reader,DC=contoso",
                "env:LDAP_PASSWORD",
                null,
                source.partitions(),
                null,
                0);
        append(new SettingsChanged(
                "other",
                new SettingsDocument(
                        1,
                        List.of(reachable),
                        new TargetSettings(
                                TARGET, null, "https://scim.example/v2", new BearerToken("env:SCIM_TOKEN"), 0, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
        append(new Promoted(
                TARGET, "other", configLog.state().exportControlOf(TARGET).epoch() + 1));
        Response begun = beginWith("{\"name\": \"swing\", \"path\": \"SWING\", \"from\": \"other\"}");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
        assertThat(migration(begun).from()).isEqualTo("other");
        return migration(begun).id();
    }

    private static Response beginWith(String body) {
        return as("operator").contentType("application/json").body(body).post("/api/migrations");
    }
}
