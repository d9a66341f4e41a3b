package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncCommandTest extends CommandCase {

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
}
