package io.isthmus.migration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.store.Migrations;
import io.isthmus.migration.migrating.store.Migrations.Change;
import io.isthmus.migration.standin.AnalyzerStandIn;
import io.isthmus.migration.standin.ExportStandIn;
import io.isthmus.migration.standin.OtherServices;
import io.isthmus.migration.standin.SomeAnalysis;
import io.isthmus.migration.standin.SyncStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** A migration-service on a real broker and database with stand-ins for the others; how tests speak to it. */
@QuarkusTestResource(RealKafkaAndPostgres.class)
@QuarkusTestResource(OtherServices.class)
public abstract class MigrationCase {

    protected static final String TARGET = "cloud";
    protected static final String SOURCES_BODY = """
            {"contoso": {"url": "ldap://dc1.contoso.com", "bindDn": "CN=reader,DC=contoso",
                         "passwordRef": "env:LDAP_PASSWORD"}}""";
    protected static final String TARGET_BODY = """
            {"name": "cloud", "kind": "SCIM", "url": "https://scim.example/v2",
             "authentication": {"type": "bearer", "tokenRef": "env:SCIM_TOKEN"}}""";
    protected static final String IMPORT_BODY = "{\"sources\": " + SOURCES_BODY + ", \"target\": " + TARGET_BODY + "}";
    protected static final String INSTALLATION = """
            {"kind": "EXPRESS", "forests": 1, "objects": 2000, "enterpriseAdmin": true, "passwordHashSync": true,
             "sources": [{"name": "contoso", "namingContext": "DC=contoso"}]}""";
    protected static final Duration SOON = Duration.ofSeconds(90);

    protected AnalyzerStandIn analyzer;
    protected SyncStandIn sync;
    protected ExportStandIn export;

    @Inject
    protected ConfigLog configLog;

    @Inject
    protected Migrations migrations;

    @BeforeEach
    void nothingIsLeftOfTheTestBefore() {
        analyzer.reset();
        sync.reset();
        export.reset();
        export.readsTheConfigLog(configLog::state);
        await().atMost(SOON).until(configLog::loaded);
        migrations.inProgress().ifPresent(this::giveUp);
        ExportControl control = configLog.state().exportControlOf(TARGET);
        if (control.activeDeployment() != null) {
            append(new ConfigChange.Demoted(TARGET, control.activeDeployment(), control.epoch() + 1));
        }
        ExportControl nobody = configLog.state().exportControlOf(TARGET);
        if (nobody.demoted() != null && !nobody.quiesced()) {
            append(new ConfigChange.Quiesced(TARGET, nobody.demoted(), nobody.epoch()));
        }
    }

    private void giveUp(InProgress left) {
        migrations.change(
                left.about().id(),
                migration -> Change.to(
                        new io.isthmus.migration.migrating.MigrationState.Abandoned(
                                left.about(), left.steps(), left.facts(), Instant.now(), "test", null),
                        true));
    }

    protected void append(ConfigChange change) {
        // the service writes by itself, too
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(configLog.append(configLog.state().revision(), "test", null, change))
                                .isInstanceOf(AppendResult.Accepted.class));
    }

    protected String begin(Migration.Path path) {
        Response response = as("operator")
                .contentType("application/json")
                .body("{\"name\": \"contoso\", \"path\": \"" + path + "\"}")
                .post("/api/migrations");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return migration(response).id();
    }

    protected Response trigger(String id, Name step, String body) {
        return trigger(takesAnAdmin(step, body) ? "admin" : "operator", id, step, body, false);
    }

    private static boolean takesAnAdmin(Name step, String body) {
        return switch (step) {
            case LEAVE_STAGING, HAND_OVER -> true;
            case CLOUD_CREDENTIALS, DIRECTORY_CREDENTIALS, IMPORT_SETTINGS -> body != null;
            default -> false;
        };
    }

    protected Response trigger(String user, String id, Name step, String body, boolean again) {
        var request = as(user).queryParam("again", again);
        return (body == null ? request : request.contentType("application/json").body(body))
                .post("/api/migrations/" + id + "/steps/" + step);
    }

    /** Triggers a step with its usual body, and waits until it is done. */
    protected Migration done(String id, Name step) {
        Response response = trigger(id, step, bodyFor(id, step));
        assertThat(response.statusCode()).as(response.asString()).isIn(200, 202);
        return awaitStep(id, step, MigrationStep.Status.DONE);
    }

    protected void doneUpTo(String id, Name step) {
        for (MigrationStep each : find(id).steps()) {
            if (each.name() == step) {
                return;
            }
            if (each.status() != MigrationStep.Status.DONE) {
                done(id, each.name());
            }
        }
    }

    protected Migration awaitStep(String id, Name step, MigrationStep.Status status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(step(find(id), step).status())
                        .as("%s", step(find(id), step).failure())
                        .isEqualTo(status));
        return find(id);
    }

    private String bodyFor(String id, Name step) {
        return switch (step) {
            case READY_TO_CONFIGURE -> "{\"digest\": \"" + configurationDigest(id) + "\"}";
            case RE_CREATE ->
                reCreations(id).stream()
                        .map(item -> "\"" + item.id() + "\": \"RE_CREATED\"")
                        .collect(Collectors.joining(", ", "{\"items\": {", "}}"));
            default -> usualBody(step);
        };
    }

    protected String configurationDigest(String id) {
        return as("operator")
                .get("/api/migrations/" + id + "/configuration")
                .jsonPath()
                .getString("digest");
    }

    protected List<ReCreation> reCreations(String id) {
        return List.of(read(as("viewer").get("/api/migrations/" + id + "/re-creations"), ReCreation[].class));
    }

    protected static String usualBody(Name step) {
        return switch (step) {
            case CHOOSE_INSTALLATION -> INSTALLATION;
            case ANALYZE -> "{\"analysisId\": \"a1\"}";
            case CLOUD_CREDENTIALS -> "{\"target\": " + TARGET_BODY + "}";
            case DIRECTORY_CREDENTIALS -> "{\"sources\": " + SOURCES_BODY + "}";
            case CONFIRM_DATABASE -> "{\"confirmed\": true}";
            case READY_TO_CONFIGURE -> "{\"digest\": \"what was looked at\"}";
            case REVIEW_PENDING_EXPORTS -> "{\"digest\": \"digest-1\", \"comment\": \"as expected\"}";
            case RETIRE_OLD_TOOL -> "{\"confirmed\": true}";
            default -> null;
        };
    }

    protected Migration find(String id) {
        return migration(as("viewer").get("/api/migrations/" + id));
    }

    protected static MigrationStep step(Migration migration, Name name) {
        return migration.steps().stream()
                .filter(step -> step.name() == name)
                .findFirst()
                .orElseThrow();
    }

    protected static Migration migration(Response response) {
        return read(response, Migration.class);
    }

    protected static <T> T read(Response response, Class<T> type) {
        try {
            return WireFormat.mapper().readValue(response.asByteArray(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(response.asString(), e);
        }
    }

    protected static io.restassured.specification.RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, user + "-test").contentType("application/json");
    }

    protected static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code"))
                .as(response.asString())
                .isEqualTo(code);
        assertThat(response.jsonPath().getString("whatToDo")).isNotBlank();
    }

    protected static AnalysisResult analysis(String id, Verdict verdict, boolean overrideAllowed) {
        Instant now = Instant.now();
        SourceSettings contoso = new SourceSettings(
                "contoso",
                SourceKind.ACTIVE_DIRECTORY,
                null,
                false,
                null,
                null,
                null,
                null,
                List.of(new PartitionSettings("DC=contoso", List.of("OU=People,DC=contoso"), List.of())),
                null,
                0);
        return new AnalysisResult(
                1,
                id,
                "test",
                "dirsync.zip",
                now,
                now.plusSeconds(5),
                AnalysisResult.Status.DONE,
                null,
                null,
                new ObjectCount(verdict == null ? null : 2_000L, ObjectCount.Source.MEASURED, "live"),
                verdict,
                8L,
                overrideAllowed,
                verdict == Verdict.BLOCKED
                        ? List.of(new Finding(
                                "CUSTOM_EXTENSION",
                                Finding.Severity.BLOCKING,
                                "a custom extension DLL",
                                "ma-1.xml",
                                "re-create it as a rule"))
                        : List.of(),
                new SettingsDocument(1, List.of(contoso), null, null, null, null, null, null, null),
                verdict == Verdict.BLOCKED
                        ? List.of(new NotCarriedOver(
                                "the account's password", "ma-1.xml", "no old tool hands it over", "Give another one."))
                        : null,
                null);
    }

    /** The same, of an old tool with a full database server. */
    protected static AnalysisResult withDatabaseServer(AnalysisResult analysis, String server) {
        return SomeAnalysis.withDatabaseServer(analysis, Map.of("server", server, "instance", "PROD"));
    }
}
