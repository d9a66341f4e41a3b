package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StagingCommandTest extends CommandCase {

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

    private static String control(String active, boolean quiesced) {
        return """
                {"target":"cloud","activeDeployment":%s,"epoch":4,"changedAt":"2026-01-02T03:04:05Z","demoted":%s,
                 "quiesced":%s}
                """.formatted(active, active.equals("null") ? "\"old\"" : "null", quiesced);
    }
}
