package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeCommandTest extends CommandCase {

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

    private static String analysis(String status, String verdict) {
        return """
                {"version":1,"id":"a1","fileName":"old tool.zip","status":"%s"%s,"overrideAllowed":false,
                 "objects":{"count":60000,"source":"GIVEN"},"estimatedMinutes":216,
                 "findings":[{"code":"I","severity":"INFO","message":"fine","whatToDo":"Nothing."},
                             {"code":"B","severity":"BLOCKING","message":"bad","whatToDo":"Repair."}]}
                """.formatted(status, verdict == null ? "" : ",\"verdict\":\"" + verdict + "\"");
    }
}
