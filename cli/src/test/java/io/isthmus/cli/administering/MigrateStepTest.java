package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrateStepTest extends CommandCase {

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
    void an_option_that_a_step_does_not_take_is_no_small_matter() {
        Outcome outcome = run("migrate", "step", "leave-staging", "--id", "m1", "--confirmed");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("LEAVE_STAGING takes no --confirmed");
        assertThat(services.requests()).isEmpty();
    }

    private String bodyOf(String step, String... options) {
        List<String> arguments = new ArrayList<>(List.of("migrate", "step", step, "--id", "m1", "--no-wait"));
        arguments.addAll(List.of(options));
        // the stand-in's migration has none of these steps: only what was sent is looked at
        run(arguments.toArray(String[]::new));
        return services.last().body();
    }
}
