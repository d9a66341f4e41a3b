package io.isthmus.local.administering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.local.cli.Launcher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private static final String RESTORATION = "{\"id\":\"r1\",\"target\":\"cloud\",\"status\":\"%s\",\"digest\":\"d1\","
            + "\"objects\":3,\"total\":%d,\"conclusion\":\"as told\"}";

    private static final String SETTINGS = "{\"schemaVersion\":1,\"sources\":[{\"name\":\"corp\"},{\"name\":\"lab\"}],"
            + "\"target\":{\"name\":\"cloud\",\"url\":\"https://scim.example\"}}";
    private static final String MIGRATION = """
            {"id":"m1","name":"Away","deployment":"local","path":"PARALLEL","status":"IN_PROGRESS","current":"EXPORT",
             "steps":[{"name":"LEAVE_STAGING","status":"DONE","finishedAt":"2026-01-02T03:04:05Z","by":"admin"},
                      {"name":"EXPORT","status":"%s"%s}],
             "warnings":["nobody exports since 2026-01-01T00:00:00Z"]}
            """;
    private static final String HELD =
            "{\"open\":false,\"stagingMode\":false,\"epoch\":1,\"holds\":[{\"code\":\"DELETION_THRESHOLD_EXCEEDED\","
                    + "\"message\":\"held: 612 deletions, limit 500\",\"whatToDo\":\"Approve.\"}]}";

    private final ServicesStandIn services = new ServicesStandIn();

    @TempDir
    Path folder;

    private Path password;

    record Outcome(int exitCode, String out, String err) {

        JsonNode json() throws Exception {
            return WireFormat.mapper().readTree(out);
        }
    }

    @BeforeEach
    void password() throws Exception {
        password = Files.writeString(folder.resolve("password"), "secret\n");
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void analyze_waits_for_the_verdict_and_shows_what_is_blocking_first() throws Exception {
        services.answers("POST /api/analyses", 202, analysis("RUNNING", null));
        services.answers("GET /api/analyses/a1", 200, analysis("RUNNING", null));
        services.answers("GET /api/analyses/a1", 200, analysis("DONE", null));
        services.answers("POST /api/analyses/a1/object-count", 200, analysis("DONE", "PARALLEL"));
        Path export = Files.writeString(folder.resolve("old tool.zip"), "zip");

        Outcome outcome = run("analyze", export.toString(), "--count", "60000");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("verdict     PARALLEL", "60,000, given", "downtime    216 min")
                .containsSubsequence("BLOCKING B: bad", "INFO     I: fine");
        assertThat(services.requests().getFirst().path()).isEqualTo("/api/analyses?fileName=old%20tool.zip");
        assertThat(services.requests().getFirst().body()).isEqualTo("zip");
        assertThat(services.last().body()).isEqualTo("{\"count\":60000}");
    }

    @ParameterizedTest
    @CsvSource({"BLOCKED,7", "IN_PLACE,0", ",7"})
    void a_script_learns_from_the_exit_code_whether_a_person_has_to_look(String verdict, int exitCode)
            throws Exception {
        services.answers("POST /api/analyses", 202, analysis("RUNNING", null));
        services.answers("GET /api/analyses/a1", 200, analysis("DONE", verdict));
        Path export = Files.writeString(folder.resolve("export.xml"), "<x/>");

        assertThat(run("analyze", export.toString()).exitCode()).isEqualTo(exitCode);
    }

    @Test
    void settings_go_to_a_file_once_and_replace_it_only_when_told_to() throws Exception {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        Path file = folder.resolve("settings.json");

        assertThat(run("export-settings", file.toString()).out()).contains("revision 7");
        Outcome second = run("export-settings", file.toString());
        assertThat(second.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(second.err()).contains("--force");
        assertThat(run("export-settings", file.toString(), "--force", "--json")
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(7);
        assertThat(run("export-settings").json().path("target").path("name").asText())
                .isEqualTo("cloud");
    }

    @Test
    void imported_settings_build_on_the_revision_in_force_unless_another_is_named() throws Exception {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        services.answers("PUT /api/settings", 200, SETTINGS, "8");
        Path file = Files.writeString(folder.resolve("settings.json"), SETTINGS);

        Outcome outcome = run("import-settings", file.toString(), "--reason", "two sources");
        assertThat(outcome.out()).contains("revision 8, built on 7");
        assertThat(services.last().ifMatch()).isEqualTo("\"7\"");
        assertThat(services.last().path()).isEqualTo("/api/settings?reason=two%20sources");

        run("import-settings", file.toString(), "--based-on", "3");
        assertThat(services.last().ifMatch()).isEqualTo("\"3\"");
    }

    @Test
    void a_settings_file_with_a_misspelt_name_is_told_before_anything_is_asked() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.yaml"), "schemaVersion: 1\nsourcse: []\n");

        Outcome outcome = run("import-settings", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("settings.yaml: sourcse is no setting");
        assertThat(services.requests()).isEmpty();
    }

    @Test
    void a_step_is_triggered_with_its_body_and_awaited() {
        services.answers("GET /api/migrations", 200, "[" + MIGRATION.formatted("READY", "") + "]");
        services.answers("POST /api/migrations/m1/steps/EXPORT", 202, MIGRATION.formatted("RUNNING", ""));
        services.answers("GET /api/migrations/m1", 200, MIGRATION.formatted("RUNNING", ""));
        services.answers("GET /api/migrations/m1", 200, MIGRATION.formatted("DONE", ""));

        Outcome outcome = run("migrate", "step", "export");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("EXPORT                   DONE", "WARNING nobody exports since");
    }

    @Test
    void a_step_that_failed_says_why_and_is_exit_code_1() {
        String failed = ",\"failure\":{\"code\":\"EXPORT_HELD\",\"message\":\"held\",\"whatToDo\":\"Approve.\"}";
        services.answers("POST /api/migrations/m1/steps/EXPORT", 202, MIGRATION.formatted("FAILED", failed));
        services.answers("GET /api/migrations/m1", 200, MIGRATION.formatted("FAILED", failed));

        Outcome outcome = run("migrate", "step", "EXPORT", "--id", "m1", "--again");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).contains("EXPORT_HELD: held Approve.");
        assertThat(services.requests().getFirst().path()).isEqualTo("/api/migrations/m1/steps/EXPORT?again=true");
    }

    @Test
    void what_a_step_needs_travels_in_its_body() throws Exception {
        for (String step : List.of(
                "CHOOSE_INSTALLATION",
                "ANALYZE",
                "CLOUD_CREDENTIALS",
                "DIRECTORY_CREDENTIALS",
                "CONFIRM_DATABASE",
                "READY_TO_CONFIGURE",
                "IMPORT_SETTINGS",
                "RE_CREATE",
                "REVIEW_PENDING_EXPORTS",
                "RETIRE_OLD_TOOL",
                "HAND_OVER",
                "VERIFY")) {
            services.answers("POST /api/migrations/m1/steps/" + step, 200, MIGRATION.formatted("READY", ""));
        }
        Path access = Files.writeString(
                folder.resolve("access.yaml"),
                "sources:\n  corp:\n    url: ldap://dc\n    passwordRef: env:P\ntarget:\n  name: cloud\n");

        assertThat(bodyOf("analyze", "--analysis", "a1", "--override"))
                .isEqualTo("{\"analysisId\":\"a1\",\"override\":true}");
        assertThat(bodyOf("import-settings", "--access", access.toString())).contains("ldap://dc", "\"cloud\"");
        assertThat(bodyOf("cloud-credentials", "--access", access.toString()))
                .contains("\"cloud\"")
                .doesNotContain("ldap://dc");
        assertThat(bodyOf("directory-credentials", "--access", access.toString()))
                .contains("ldap://dc")
                .doesNotContain("\"cloud\"");
        assertThat(bodyOf("import-settings", "--database", "db1:5432", "--service-account", "isthmus"))
                .isEqualTo("{\"options\":{\"database\":\"db1:5432\",\"serviceAccount\":\"isthmus\"}}");
        assertThat(bodyOf("confirm-database", "--confirmed")).isEqualTo("{\"confirmed\":true}");
        assertThat(bodyOf("ready-to-configure", "--digest", "d1", "--start-at-once"))
                .isEqualTo("{\"digest\":\"d1\",\"startAtOnce\":true}");
        assertThat(bodyOf("re-create", "--re-created", "a,b", "--given-up", "c"))
                .contains("\"a\":\"RE_CREATED\"", "\"b\":\"RE_CREATED\"", "\"c\":\"GIVEN_UP\"");
        assertThat(bodyOf("hand-over", "--comment", "swing")).isEqualTo("{\"comment\":\"swing\"}");
        Path installation = Files.writeString(
                folder.resolve("installation.yaml"),
                "kind: EXPRESS\nforests: 1\nsources:\n  - name: corp\n    namingContext: DC=corp\n");
        assertThat(bodyOf("choose-installation", "--installation", installation.toString()))
                .contains("\"kind\":\"EXPRESS\"", "\"namingContext\":\"DC=corp\"");
        assertThat(bodyOf("review-pending-exports", "--digest", "d1")).isEqualTo("{\"digest\":\"d1\"}");
        assertThat(bodyOf("retire-old-tool", "--confirmed", "--comment", "gone"))
                .isEqualTo("{\"confirmed\":true,\"comment\":\"gone\"}");
        assertThat(bodyOf("verify", "--errors", "3")).isEqualTo("{\"errors\":3}");
        assertThat(bodyOf("verify")).isEmpty();
    }

    @Test
    void what_a_migration_is_going_to_apply_and_what_people_have_to_do_can_be_read() {
        services.answers("GET /api/migrations", 200, "[" + MIGRATION.formatted("READY", "") + "]");
        services.answers("GET /api/migrations/m1/plan", 200, """
                [{"name":"ANALYZE","waits":false,"preconditions":["no other step is running"]}]""");
        services.answers("GET /api/migrations/m1/configuration", 200, """
                {"digest":"d1","settings":{"schemaVersion":1,
                 "sources":[{"name":"corp","url":"ldap://dc","bindDn":"CN=r","partitions":[{"dn":"DC=corp"}]}],
                 "target":{"name":"cloud","url":"https://scim"}},
                 "sources":["corp"],"target":"cloud","objects":2000,"estimatedMinutes":8,"stepsToCome":["EXPORT"],
                 "notCarriedOver":[{"what":"a rule","evidence":"ma.xml","reason":"not known"}]}""");
        services.answers("GET /api/migrations/m1/re-creations", 200, """
                [{"id":"1a","code":"EXTENSION_DLL","element":"ma.xml","blocking":true,"what":"an extension","whatToDo":"Drop it."}]""");
        services.answers("POST /api/migrations/m1/fresh-look", 202, runJson("TARGET_IMPORT", "RUNNING"));

        assertThat(run("migrate", "plan").out()).contains("ANALYZE", "no other step is running");
        assertThat(run("migrate", "configuration", "m1").out())
                .contains("corp: ldap://dc as CN=r", "DC=corp", "Not carried over: a rule", "Digest: d1");
        Outcome open = run("migrate", "re-creations", "m1");
        assertThat(open.out()).contains("1a  OPEN", "an extension (EXTENSION_DLL)", "in ma.xml: Drop it.");
        assertThat(open.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run("migrate", "fresh-look", "m1").out()).contains("run r1");
    }

    @Test
    void a_swing_names_the_deployment_that_is_left() {
        services.answers("POST /api/migrations", 201, MIGRATION.formatted("READY", ""));

        run("migrate", "begin", "--path", "swing", "--from", "old", "--name", "Swing");

        assertThat(services.requests().getFirst().body())
                .isEqualTo("{\"name\":\"Swing\",\"path\":\"SWING\",\"from\":\"old\"}");
    }

    @Test
    void an_option_that_a_step_does_not_take_is_no_small_matter() {
        Outcome outcome = run("migrate", "step", "leave-staging", "--id", "m1", "--confirmed");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("LEAVE_STAGING takes no --confirmed");
        assertThat(services.requests()).isEmpty();
    }

    @Test
    void staging_on_demotes_and_waits_until_the_exporter_is_quiet() {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        services.answers("POST /api/export-control/demote", 200, control("null", false));
        services.answers("GET /api/export-control/cloud", 200, control("null", false));
        services.answers("GET /api/export-control/cloud", 200, control("null", true));

        Outcome outcome = run("staging", "on", "--reason", "maintenance");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("Nobody exports to cloud", "old has confirmed that it stopped");
        assertThat(services.requests().get(1).body()).isEqualTo("{\"target\":\"cloud\",\"reason\":\"maintenance\"}");
    }

    @Test
    void staging_off_promotes_and_a_refusal_is_exit_code_5_on_standard_error() {
        services.answers("POST /api/export-control/promote", 200, control("\"local\"", true));
        assertThat(run("staging", "off", "--target", "cloud").out()).contains("local exports to cloud since");

        services.answers(
                "POST /api/export-control/promote",
                409,
                "{\"code\":\"ANOTHER_DEPLOYMENT_ACTIVE\",\"detail\":\"b is active\",\"whatToDo\":\"Demote it.\"}");
        run("staging", "off", "--target", "cloud");
        Outcome refused = run("staging", "off", "--target", "cloud", "--json");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("\"code\":\"ANOTHER_DEPLOYMENT_ACTIVE\"", "\"whatToDo\":\"Demote it.\"", "\"exitCode\":5");
    }

    @Test
    void a_full_synchronization_takes_every_source_and_then_every_object() {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        services.answers("POST /api/runs", 202, runJson("FULL_IMPORT", "RUNNING"));
        services.answers("GET /api/runs/r1", 200, runJson("FULL_IMPORT", "RUNNING"));
        services.answers("GET /api/runs/r1", 200, runJson("FULL_IMPORT", "SUCCEEDED"));
        services.answers("GET /api/runs/r1", 200, runJson("FULL_IMPORT", "COMPLETED_WITH_ERRORS"));

        Outcome outcome = run("sync", "start", "--full");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(services.requests().stream()
                        .filter(request -> request.method().equals("POST"))
                        .map(ServicesStandIn.Request::body))
                .containsExactly(
                        "{\"profile\":\"FULL_IMPORT\",\"connector\":\"corp\"}",
                        "{\"profile\":\"FULL_IMPORT\",\"connector\":\"lab\"}",
                        "{\"profile\":\"FULL_SYNCHRONIZATION\"}");
        assertThat(outcome.out()).contains("NO_ANCHOR CN=x: none", "objects 12");
    }

    @Test
    void a_failed_import_ends_the_row() {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        services.answers("POST /api/runs", 202, runJson("DELTA_IMPORT", "RUNNING"));
        services.answers("GET /api/runs/r1", 200, runJson("DELTA_IMPORT", "FAILED"));

        Outcome outcome = run("sync", "start");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(services.requests().stream()
                        .filter(request -> request.method().equals("POST")))
                .hasSize(1);
    }

    @Test
    void pending_shows_old_and_new_values_and_the_digest_to_approve() {
        services.answers(
                "GET /api/pending-exports/summary",
                200,
                "{\"digest\":\"d1\",\"counts\":[{\"objectType\":\"USER\",\"operation\":\"UPDATE\",\"count\":1234}],"
                        + "\"total\":1234,\"awaitingConfirmation\":5,\"unsupported\":0}");
        services.answers(
                "GET /api/pending-exports",
                200,
                "{\"items\":[{\"targetAnchor\":\"t\",\"objectType\":\"USER\",\"operation\":\"UPDATE\","
                        + "\"displayName\":\"Ánna\",\"changes\":[{\"attribute\":\"title\",\"expected\":[\"Clerk\"],"
                        + "\"desired\":[\"Chief\"]}],\"membersToAdd\":0,\"membersToRemove\":0}],\"next\":\"9\"}");

        Outcome outcome = run("pending", "--operation", "update", "--search", "a b");

        assertThat(outcome.out())
                .contains(
                        "1,234 pending exports", "Digest d1", "UPDATE USER Ánna", "title: Clerk -> Chief", "--after 9");
        assertThat(services.last().path()).isEqualTo("/api/pending-exports?operation=update&q=a%20b&limit=20");
    }

    @Test
    void the_csv_is_passed_on_as_it_is() {
        String csv = "ID,DN\n" + "1,\"Ánna 漢字\"\n".repeat(5000);
        services.answers("GET /api/pending-exports.csv", 200, csv);

        assertThat(run("pending", "--csv").out()).isEqualTo(csv);
        assertThat(run("pending", "--csv", "--json").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void an_approval_names_its_set_and_says_when_the_gate_stays_closed() {
        services.answers("POST /api/approvals", 200, HELD);

        Outcome outcome = run("approve", "d1", "--comment", "leavers");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(outcome.out()).contains("held: 612 deletions, limit 500");
        assertThat(services.last().body()).isEqualTo("{\"digest\":\"d1\",\"comment\":\"leavers\"}");
        assertThat(run("approve").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_rollback_says_what_was_changed_and_gives_the_values_before_as_a_table() {
        services.answers("GET /api/migrations", 200, "[" + MIGRATION.formatted("READY", "") + "]");
        services.answers(
                "GET /api/migrations/m1/rollback",
                200,
                "{\"migrationId\":\"m1\",\"cutOver\":true,\"exporting\":true,\"since\":\"2026-01-02T03:04:05Z\","
                        + "\"conclusion\":\"local has changed 2 objects\",\"whatToDo\":\"Demote it.\"}");
        services.answers("GET /api/written-objects.csv", 200, "targetAnchor,before\nt,Clerk\n");

        assertThat(run("migrate", "rollback").out())
                .contains("local has changed 2 objects.", "It exports.", "Demote it.");
        assertThat(run("migrate", "rollback", "m1", "--csv").out()).isEqualTo("targetAnchor,before\nt,Clerk\n");
        assertThat(services.last().path()).isEqualTo("/api/written-objects.csv?since=2026-01-02T03%3A04%3A05Z");
    }

    @Test
    void what_was_written_is_put_back_by_a_plan_that_is_prepared_shown_approved_and_applied() {
        String plan = "/api/migrations/m1/rollback/plan";
        services.answers("POST " + plan, 202, RESTORATION.formatted("PREPARING", 0));
        services.answers("GET " + plan, 200, RESTORATION.formatted("PREPARING", 0));
        services.answers("GET " + plan, 200, RESTORATION.formatted("PREPARED", 2));
        services.answers(
                "GET " + plan + "/changes",
                200,
                "{\"items\":[{\"targetAnchor\":\"t1\",\"objectType\":\"USER\",\"operation\":\"UPDATE\",\"displayName\":\"Ann\","
                        + "\"changes\":[{\"attribute\":\"title\",\"expected\":[\"Chief\"],\"desired\":[\"Clerk\"]}]}]}");
        services.answers(
                "GET " + plan + "/conflicts",
                200,
                "{\"items\":[{\"targetAnchor\":\"t2\",\"objectType\":\"USER\",\"operation\":\"UPDATE\",\"displayName\":\"Bob\","
                        + "\"values\":[{\"attribute\":\"title\",\"before\":[\"A\"],\"written\":[\"B\"],\"present\":[\"C\"]}],"
                        + "\"included\":[]}]}");

        Outcome prepared = run("migrate", "restore", "prepare", "--id", "m1");
        assertThat(prepared.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(prepared.out()).contains("PREPARED: as told.", "Digest: d1");
        assertThat(run("migrate", "restore", "show", "--id", "m1").out())
                .contains("update user Ann t1", "title: [Chief] -> [Clerk]", "before [A], written [B], now [C]");

        services.answers("POST " + plan + "/approve", 200, RESTORATION.formatted("APPROVED", 2));
        assertThat(run("migrate", "restore", "approve", "d1", "--id", "m1").exitCode())
                .isZero();
        assertThat(services.last().body()).contains("\"digest\":\"d1\"");
        services.answers("POST " + plan + "/apply", 202, RESTORATION.formatted("RESTORING", 2));
        assertThat(run("migrate", "restore", "apply", "--no-wait", "--id", "m1").out())
                .contains("RESTORING: as told.");
    }

    @Test
    void why_asks_every_source_and_then_the_target() {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        services.answers("GET /api/objects", 404, "{\"code\":\"OBJECT_NOT_KNOWN\",\"detail\":\"not in corp\"}");
        services.answers(
                "GET /api/objects",
                200,
                "{\"connector\":\"lab\",\"anchor\":\"a==\",\"dn\":\"CN=x,DC=lab\",\"verdict\":\"It is synchronized.\","
                        + "\"link\":{\"status\":\"PROJECTED\",\"ruleId\":\"r\"},\"rules\":[{\"name\":\"Contacts\","
                        + "\"inScope\":false,\"failed\":[\"mail is empty\"]}],\"metaverse\":{\"targetAnchor\":\"t/1==\"}}");
        services.answers("GET /api/objects/t%2F1%3D%3D", 200, "{\"state\":\"PRESENT\",\"targetId\":\"42\"}");

        Outcome outcome = run("why", "CN=x,DC=lab");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("It is synchronized.", "rule Contacts does not apply: mail is empty", "is there as 42");
        assertThat(services.requests().get(2).path()).isEqualTo("/api/objects?connector=lab&dn=CN%3Dx%2CDC%3Dlab");
    }

    private static final String NOT_KNOWN = "{\"code\":\"OBJECT_NOT_KNOWN\",\"detail\":\"no import has seen it\"}";

    private static String found(String connector, String anchor) {
        return "{\"connector\":\"" + connector + "\",\"anchor\":\"" + anchor + "\",\"dn\":\"CN=" + anchor
                + ",DC=lab\",\"status\":\"FILTERED\",\"reason\":\"no rule is for it\"}";
    }

    @Test
    void why_finds_the_one_object_of_a_name_on_either_side() {
        services.answers("GET /api/objects", 404, NOT_KNOWN);
        services.answers("GET /api/objects/search", 200, "[" + found("lab", "a==") + "]");
        services.answers("GET /api/objects", 200, "[{\"targetAnchor\":\"t1\",\"source\":\"lab: CN=a==,DC=lab\"}]");
        services.answers(
                "GET /api/objects",
                200,
                "{\"connector\":\"lab\",\"anchor\":\"a==\",\"dn\":\"CN=a==,DC=lab\",\"verdict\":\"It is filtered.\"}");

        Outcome outcome = run("why", "anna", "--source", "lab");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("It is filtered.");
        assertThat(services.requests())
                .extracting(request -> request.path())
                .containsExactly(
                        "/api/objects?connector=lab&anchor=anna",
                        "/api/objects/search?q=anna&limit=50",
                        "/api/objects?q=anna&limit=50",
                        "/api/objects?connector=lab&anchor=a%3D%3D");
    }

    @Test
    void why_lists_several_of_a_name_each_once() {
        services.answers("GET /api/objects", 404, NOT_KNOWN);
        services.answers("GET /api/objects/search", 200, "[" + found("lab", "a") + "," + found("lab", "b") + "]");
        services.answers(
                "GET /api/objects",
                200,
                "[{\"targetAnchor\":\"t1\",\"state\":\"PRESENT\",\"displayName\":\"Anna\",\"source\":\"lab: CN=a,DC=lab\"},"
                        + "{\"targetAnchor\":\"t9\",\"state\":\"ABSENT\",\"source\":\"lab: CN=gone,DC=lab\"}]");

        Outcome outcome = run("why", "lab", "--source", "lab");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(
                        "3 objects",
                        "CN=a,DC=lab",
                        "Anna, FILTERED: no rule is for it; at the target it should be PRESENT")
                .contains("CN=b,DC=lab", "t9", "target only, at the target it should be ABSENT");
    }

    @Test
    void why_tells_what_only_the_target_knows() {
        services.answers("GET /api/objects", 404, NOT_KNOWN);
        services.answers("GET /api/objects/search", 200, "[]");
        services.answers(
                "GET /api/objects",
                200,
                "[{\"targetAnchor\":\"t9\",\"state\":\"ABSENT\",\"source\":\"lab: CN=gone\"}]");
        services.answers(
                "GET /api/objects/t9", 200, "{\"targetAnchor\":\"t9\",\"state\":\"ABSENT\",\"displayName\":\"Gone\"}");

        assertThat(run("why", "gone", "--source", "lab").out()).contains("Gone", "no source knows it now");
    }

    @Test
    void why_is_exit_code_6_when_nobody_knows_the_name() {
        services.answers("GET /api/objects", 404, NOT_KNOWN);
        services.answers("GET /api/objects/search", 200, "[]");
        services.answers("GET /api/objects", 200, "[]");

        assertThat(run("why", "nobody", "--source", "lab").exitCode()).isEqualTo(ExitCode.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=x,DC=lab", "uid=a=b,dc=x", "2.5.4.3=x", " OU=ü"})
    void a_distinguished_name_is_told_from_an_anchor(String text) {
        assertThat(WhyCommand.isDn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAECAwQFBgcICQoLDA0ODw==", "Zm9v", "0d2a9b4e-0000-1000-8000-000000000000", "abc="})
    void an_anchor_is_no_distinguished_name(String text) {
        assertThat(WhyCommand.isDn(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"401,4", "403,4", "404,6", "409,5", "422,5", "500,1", "503,3"})
    void each_kind_of_refusal_has_its_exit_code_and_goes_to_standard_error(int status, int exitCode) {
        services.answers("GET /api/migrations", status, "{\"code\":\"C\",\"detail\":\"no\",\"whatToDo\":\"Do.\"}");

        Outcome outcome = run("migrate", "list");

        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("answered with " + status + ": no Do.")
                .doesNotContain("secret");
    }

    @Test
    void a_service_that_is_away_is_exit_code_3() {
        services.close();

        Outcome outcome = run("migrate", "list");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(outcome.err()).contains("got no answer");
    }

    @Test
    void a_command_line_that_cannot_be_understood_is_exit_code_2_and_names_the_help() {
        Outcome outcome = run("migrate", "step", "--no-such-option");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("./isthmus migrate help step");
        assertThat(run("pending", "--nothing").err()).contains("./isthmus help pending");
    }

    private String bodyOf(String step, String... options) {
        List<String> arguments = new ArrayList<>(List.of("migrate", "step", step, "--id", "m1", "--no-wait"));
        arguments.addAll(List.of(options));
        // the stand-in's migration has none of these steps: only what was sent is looked at
        run(arguments.toArray(String[]::new));
        return services.last().body();
    }

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        for (String service : List.of("migration", "analyzer", "sync", "export")) {
            all.add("--" + service + "-url=" + services.url());
        }
        all.add("--password-file=" + password);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Launcher.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private static String analysis(String status, String verdict) {
        return """
                {"version":1,"id":"a1","fileName":"old tool.zip","status":"%s"%s,"overrideAllowed":false,
                 "objects":{"count":60000,"source":"GIVEN"},"estimatedMinutes":216,
                 "findings":[{"code":"I","severity":"INFO","message":"fine","whatToDo":"Nothing."},
                             {"code":"B","severity":"BLOCKING","message":"bad","whatToDo":"Repair."}]}
                """.formatted(status, verdict == null ? "" : ",\"verdict\":\"" + verdict + "\"");
    }

    private static String control(String active, boolean quiesced) {
        return """
                {"target":"cloud","activeDeployment":%s,"epoch":4,"changedAt":"2026-01-02T03:04:05Z","demoted":%s,
                 "quiesced":%s}
                """.formatted(active, active.equals("null") ? "\"old\"" : "null", quiesced);
    }

    private static String runJson(String profile, String status) {
        return """
                {"type":"run","id":"r1","profile":"%s","status":"%s","connector":"corp","steps":[],"counts":{"objects":12},
                 "errors":[{"code":"NO_ANCHOR","object":"CN=x","message":"none","whatToDo":"Give it one."}]}
                """.formatted(profile, status);
    }
}
