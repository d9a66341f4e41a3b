package io.isthmus.migration.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.MigrationCase;
import io.isthmus.migration.migrating.RunsOn;
import io.isthmus.migration.steps.ForeignWatch;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is tried and looked at for real: credentials, what the deployment runs on, whether the old tool is gone. */
@QuarkusTest
class CredentialsTest extends MigrationCase {

    @Inject
    ForeignWatch foreign;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    @BeforeEach
    void theExportWasAnalyzed() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
    }

    @Test
    void a_check_that_fails_fails_the_step_with_the_report_as_evidence_and_what_to_do() {
        export.targetCheckIs(Result.FAILED);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.CLOUD_CREDENTIALS);

        Response refused = trigger(id, Name.CLOUD_CREDENTIALS, usualBody(Name.CLOUD_CREDENTIALS));

        assertProblem(refused, 409, "CHECK_FAILED");
        assertThat(refused.jsonPath().getString("whatToDo")).contains("Give another password.");
        MigrationStep failed = step(find(id), Name.CLOUD_CREDENTIALS);
        assertThat(failed.status()).isEqualTo(MigrationStep.Status.FAILED);
        assertThat(failed.evidence().at("/reports/0/checks/1/result").asText()).isEqualTo("FAILED");

        // the same once more, now that the cause is removed
        export.targetCheckIs(Result.PASSED);
        assertThat(trigger(id, Name.CLOUD_CREDENTIALS, null).statusCode()).isEqualTo(200);
    }

    @Test
    void only_an_admin_says_where_a_secret_is_sent_and_an_operator_tries_what_an_admin_has_named() {
        export.targetCheckIs(Result.FAILED);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.CLOUD_CREDENTIALS);
        String target = usualBody(Name.CLOUD_CREDENTIALS);

        assertProblem(trigger("operator", id, Name.CLOUD_CREDENTIALS, target, false), 403, "ADMIN_NEEDED");
        assertThat(export.requests()).noneMatch(request -> request.contains("target-checks"));
        assertProblem(trigger("admin", id, Name.CLOUD_CREDENTIALS, target, false), 409, "CHECK_FAILED");
        export.targetCheckIs(Result.PASSED);
        assertThat(trigger("operator", id, Name.CLOUD_CREDENTIALS, null, false).statusCode())
                .isEqualTo(200);

        String sources = usualBody(Name.DIRECTORY_CREDENTIALS);
        assertProblem(trigger("operator", id, Name.DIRECTORY_CREDENTIALS, sources, false), 403, "ADMIN_NEEDED");
        assertProblem(trigger("operator", id, Name.IMPORT_SETTINGS, IMPORT_BODY, false), 403, "ADMIN_NEEDED");
        assertThat(sync.requests()).noneMatch(request -> request.contains("source-checks"));
    }

    @Test
    void without_an_old_tool_an_operator_chooses_what_is_read_and_no_document_with_addresses() {
        String id = begin(Path.CLEAN_INSTALL);
        String document = "{\"kind\": \"CUSTOM\", \"settings\": {\"schemaVersion\": 1, \"sources\": []}}";

        assertProblem(trigger("operator", id, Name.CHOOSE_INSTALLATION, document, false), 403, "ADMIN_NEEDED");
        assertThat(trigger("operator", id, Name.CHOOSE_INSTALLATION, INSTALLATION, false)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_warning_is_recorded_and_the_migration_goes_on() {
        sync.sourceCheckIs(Result.WARNING);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.DIRECTORY_CREDENTIALS);

        Migration tried = done(id, Name.DIRECTORY_CREDENTIALS);

        assertThat(step(tried, Name.DIRECTORY_CREDENTIALS)
                        .evidence()
                        .at("/warnings/0")
                        .asText())
                .contains("contoso", "runs out soon");
    }

    @Test
    void other_credentials_are_not_taken_silently_and_a_typing_error_is_named() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.DIRECTORY_CREDENTIALS);
        String other = "{\"target\": " + TARGET_BODY.replace("scim.example", "elsewhere.example") + "}";

        assertProblem(trigger(id, Name.CLOUD_CREDENTIALS, other), 409, "OTHER_CREDENTIALS_TRIED");
        assertThat(trigger("admin", id, Name.CLOUD_CREDENTIALS, other, true).statusCode())
                .isEqualTo(200);
        Response unknown = trigger(
                id, Name.DIRECTORY_CREDENTIALS, "{\"sources\": " + SOURCES_BODY.replace("contoso\":", "typo\":") + "}");
        assertProblem(unknown, 422, "SETTINGS_INCOMPLETE");
        assertThat(unknown.jsonPath().getString("detail")).contains("sources[typo]");
    }

    @Test
    void a_service_that_is_away_fails_the_step_by_name() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.CLOUD_CREDENTIALS);
        export.away(true);

        assertProblem(
                trigger(id, Name.CLOUD_CREDENTIALS, usualBody(Name.CLOUD_CREDENTIALS)), 503, "SERVICE_UNREACHABLE");
    }

    @Test
    void advanced_options_are_compared_with_what_this_deployment_really_uses_and_recorded() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.IMPORT_SETTINGS);

        for (String[] refused : new String[][] {
            {"\"database\": \"db9.contoso.com:5432\"", "DATABASE_IS_ANOTHER"},
            {"\"database\": \"no host at all\"", "DATABASE_NOT_UNDERSTOOD"},
            {"\"serviceAccount\": \"somebody-else\"", "SERVICE_ACCOUNT_IS_ANOTHER"},
            {"\"dataLocation\": \"/somewhere/else\"", "DATA_LOCATION_IS_ANOTHER"},
        }) {
            assertProblem(trigger(id, Name.IMPORT_SETTINGS, "{\"options\": {" + refused[0] + "}}"), 422, refused[1]);
        }
        assertThat(trigger(
                                id,
                                Name.IMPORT_SETTINGS,
                                "{\"options\": {\"serviceAccount\": \"" + System.getProperty("user.name") + "\"}}")
                        .statusCode())
                .isEqualTo(200);

        MigrationStep imported = step(find(id), Name.IMPORT_SETTINGS);
        assertThat(imported.evidence().at("/runsOn/database/host").asText()).isNotBlank();
        assertThat(imported.evidence().at("/runsOn/dataLocation").asText()).isNotBlank();
    }

    @Test
    void in_place_the_old_tool_s_database_server_is_confirmed_in_a_step_of_its_own() {
        analyzer.has(withDatabaseServer(analysis("a1", Verdict.IN_PLACE, true), "sql01"));
        String id = begin(Path.IN_PLACE);
        assertThat(find(id).steps()).extracting(MigrationStep::name).doesNotContain(Name.CONFIRM_DATABASE);

        doneUpTo(id, Name.CLOUD_CREDENTIALS);
        assertThat(find(id).steps()).extracting(MigrationStep::name).contains(Name.CONFIRM_DATABASE);
        assertThat(as("viewer")
                        .get("/api/migrations/" + id + "/plan")
                        .jsonPath()
                        .getList("name"))
                .contains("CONFIRM_DATABASE");
        doneUpTo(id, Name.CONFIRM_DATABASE);
        assertProblem(trigger(id, Name.READY_TO_CONFIGURE, "{\"digest\": \"x\"}"), 409, "STEP_MISSING");
        assertProblem(trigger(id, Name.CONFIRM_DATABASE, "{\"confirmed\": false}"), 409, "DATABASE_NOT_CONFIRMED");
        Migration confirmed = done(id, Name.CONFIRM_DATABASE);
        assertThat(step(confirmed, Name.CONFIRM_DATABASE)
                        .evidence()
                        .at("/database/server")
                        .asText())
                .isEqualTo("sql01");
        done(id, Name.READY_TO_CONFIGURE);
    }

    @Test
    void beside_an_old_tool_on_the_same_database_server_nothing_is_imported() {
        String host = RunsOn.Database.of(databaseUrl).host();
        analyzer.has(withDatabaseServer(analysis("a1", Verdict.PARALLEL, true), host));
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.IMPORT_SETTINGS);

        assertProblem(trigger(id, Name.IMPORT_SETTINGS, null), 422, "DATABASE_OF_OLD_TOOL");
    }

    @Test
    void an_old_tool_that_still_exports_is_told_without_waiting_for_anybody() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.RETIRE_OLD_TOOL);
        assertProblem(as("operator").post("/api/migrations/" + id + "/fresh-look"), 409, "OLD_TOOL_NOT_RETIRED");
        export.othersHaveChanged(3);
        done(id, Name.RETIRE_OLD_TOOL);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(find(id).warnings())
                        .anySatisfy(warning -> assertThat(warning).contains("3 changes", "did not make")));
        Response look = as("operator").post("/api/migrations/" + id + "/fresh-look");
        assertThat(look.statusCode()).as(look.asString()).isEqualTo(202);
        assertThat(export.requests()).contains("POST /api/runs TARGET_IMPORT");

        export.away(true);
        foreign.look();
        assertThat(find(id).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("not known"));
    }
}
