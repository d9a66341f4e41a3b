package io.isthmus.systemtests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.sandbox.legacy.SampleExport;
import io.isthmus.systemtests.harbor.Harbor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An administrator's whole day by {@code ./isthmus}, against a deployment that runs. The tests build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineIT {

    private static final int OBJECTS = 200;

    @TempDir
    static Path folder;

    private Harbor harbor;
    private Script isthmus;

    @BeforeAll
    void start() {
        harbor = Harbor.open("command-line", OBJECTS);
        isthmus = new Script(harbor.deployment(), folder);
    }

    @AfterAll
    void close() {
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    @Order(1)
    void an_export_is_analyzed_counted_live_and_taken_into_staging() throws Exception {
        var export = Files.write(folder.resolve(SampleExport.FILE_NAME), SampleExport.zip());
        var analysis = isthmus.does(
                        "analyze",
                        export.toString(),
                        "--directory-url",
                        harbor.directory().url(),
                        "--bind-dn",
                        harbor.directory().bindDn(),
                        "--password-ref",
                        Harbor.PASSWORD_REFERENCE,
                        "--json")
                .json();
        assertThat(analysis.path("verdict").asText()).isEqualTo("IN_PLACE");

        isthmus.does("migrate", "begin", "--name", "by script");
        isthmus.does(
                "migrate",
                "step",
                "analyze",
                "--override",
                "--analysis",
                analysis.path("id").asText());
        isthmus.does("migrate", "step", "export-settings");
        var source =
                analysis.path("settings").path("sources").get(0).path("name").asText();
        var access = access(source).toString();
        isthmus.does("migrate", "step", "cloud-credentials", "--access", access);
        isthmus.does("migrate", "step", "directory-credentials", "--access", access);
        assertThat(isthmus.run("migrate", "step", "import-settings", "--database", "elsewhere:5432")
                        .exitCode())
                .isEqualTo(5);
        isthmus.does("migrate", "step", "import-settings");
        isthmus.does("migrate", "step", "enter-staging");
        isthmus.does("migrate", "step", "initial-run");
        isthmus.does("migrate", "step", "verify");
    }

    @Test
    @Order(2)
    void a_step_out_of_order_is_exit_code_5_and_says_on_standard_error_what_is_missing() {
        var refused = isthmus.run("migrate", "step", "leave-staging", "--json");

        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("REVIEW_PENDING_EXPORTS", "\"exitCode\":5");
        assertThat(isthmus.run("staging", "off").exitCode()).isEqualTo(5);
        assertThat(isthmus.run("pending", "--user", "nobody").exitCode()).isEqualTo(4);
    }

    @Test
    @Order(3)
    void what_is_pending_can_be_read_as_table_and_is_approved_by_its_digest() {
        var summary = isthmus.does("pending", "--limit", "0", "--json").json().path("summary");
        var csv = isthmus.does("pending", "--csv").out();
        assertThat(csv.lines().count()).isEqualTo(summary.path("total").asLong() + 1);

        isthmus.does(
                "migrate",
                "step",
                "review-pending-exports",
                "--digest",
                summary.path("digest").asText());
        isthmus.does("migrate", "step", "retire-old-tool", "--confirmed", "--comment", "uninstalled");
        assertThat(isthmus.does("migrate", "show").out()).contains("WARNING nobody exports since");
        isthmus.does("migrate", "step", "leave-staging");
        isthmus.does("migrate", "step", "export");
        assertThat(isthmus.does("migrate", "step", "confirm", "--json")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("DONE");

        harbor.assertArrived();
    }

    @Test
    @Order(4)
    void an_object_tells_why_it_is_or_is_not_there() throws Exception {
        assertThat(isthmus.does("why", someUser()).out()).contains("target: should be PRESENT", "nothing is pending");
        assertThat(isthmus.does("why", someUser().substring(0, someUser().indexOf(',')))
                        .out())
                .contains(someUser());
        assertThat(isthmus.run("why", "CN=Nobody," + baseDn()).exitCode()).isEqualTo(6);
    }

    @Test
    @Order(5)
    void settings_leave_and_come_back_and_a_threshold_is_held_until_exactly_its_set_is_approved() throws Exception {
        var file = folder.resolve("settings.json");
        isthmus.does("export-settings", file.toString());
        Files.writeString(
                file, Files.readString(file).replaceAll("\"deletionThreshold\" : \\d+", "\"deletionThreshold\" : 1"));
        isthmus.does("import-settings", file.toString(), "--reason", "careful");
        harbor.directory().server().delete(someUser());

        var held = isthmus.run("sync", "start", "--full", "--export");
        assertThat(held.exitCode()).as(held.toString()).isEqualTo(7);
        assertThat(held.out()).contains("HELD");

        var digest = isthmus.does("pending", "--limit", "0", "--json")
                .json()
                .path("summary")
                .path("digest")
                .asText();
        assertThat(isthmus.run("approve", "another-digest").exitCode()).isEqualTo(5);
        isthmus.does("approve", digest, "--comment", "has left");
        harbor.exportEverything();
    }

    @Test
    @Order(6)
    void staging_mode_is_entered_and_left() {
        assertThat(isthmus.does("staging", "on", "--reason", "maintenance").out())
                .contains("has confirmed that it stopped");
        var written = harbor.provider().log().size();
        isthmus.does("sync", "start");
        assertThat(isthmus.does("staging").out()).contains("STAGING_MODE");
        assertThat(harbor.provider().log().size()).isEqualTo(written);
        isthmus.does("staging", "off", "--reason", "done");
        assertThat(isthmus.does("staging", "--json")
                        .json()
                        .path("exportControl")
                        .path("activeDeployment")
                        .asText())
                .isEqualTo(harbor.deployment().name());
    }

    private Path access(String source) throws Exception {
        return Files.write(
                folder.resolve("access.json"),
                WireFormat.mapper()
                        .writeValueAsBytes(new StepBody.ImportSettings(
                                null,
                                Map.of(
                                        source,
                                        new StepBody.SourceAccess(
                                                harbor.directory().url(),
                                                false,
                                                null,
                                                harbor.directory().bindDn(),
                                                Harbor.PASSWORD_REFERENCE)),
                                harbor.targetSettings())));
    }

    private String baseDn() {
        return harbor.directory().server().getBaseDNs().getFirst().toString();
    }

    /** One that belongs into the target, the same one until it is deleted. */
    private String someUser() throws LDAPException {
        var expected = harbor.directory()
                .oracle()
                .expected()
                .map(object -> object.dn())
                .toList();
        return harbor
                .directory()
                .server()
                .search(baseDn(), SearchScope.SUB, Filter.createEqualityFilter("objectClass", "user"))
                .getSearchEntries()
                .stream()
                .map(entry -> entry.getDN())
                .filter(expected::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none of " + List.of(expected)));
    }
}
