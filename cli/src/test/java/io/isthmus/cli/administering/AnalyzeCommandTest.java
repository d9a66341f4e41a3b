package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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

    @Test
    void the_findings_are_asked_for_in_the_language_of_the_environment_and_so_is_the_page_of_the_report()
            throws Exception {
        services.answers("POST /api/analyses", 202, analysis("RUNNING", null));
        services.answers("GET /api/analyses/a1", 200, analysis("DONE", "PARALLEL"));
        services.answers("GET /api/analyses/a1/report", 200, "<!DOCTYPE html>");
        Path export = Files.writeString(folder.resolve("export.xml"), "<x/>");
        Path page = folder.resolve("report.html");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("de-AT"));
        try {
            run("analyze", export.toString(), "--report", page.toString());
        } finally {
            Locale.setDefault(before);
        }

        assertThat(Files.readString(page)).isEqualTo("<!DOCTYPE html>");
        assertThat(services.requests())
                .extracting(ServicesStandIn.Request::path, ServicesStandIn.Request::language)
                .contains(tuple("/api/analyses/a1", "de-AT"), tuple("/api/analyses/a1/report", "de-AT"));
    }

    @Test
    void the_differences_of_two_exports_are_written_as_a_page() throws Exception {
        comparable("NONE");
        services.answers("GET /api/analyses/a1/differences", 200, "<!DOCTYPE html>");
        Path page = folder.resolve("differences.html");

        Outcome outcome = run("analyze", file("before.zip"), file("after.zip"), "--report", page.toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readString(page)).isEqualTo("<!DOCTYPE html>");
        assertThat(services.last().path()).isEqualTo("/api/analyses/a1/differences?to=a1");
    }

    @Test
    void a_page_that_cannot_be_written_is_named() throws Exception {
        services.answers("POST /api/analyses", 202, analysis("RUNNING", null));
        services.answers("GET /api/analyses/a1", 200, analysis("DONE", "PARALLEL"));
        Path export = Files.writeString(folder.resolve("export.xml"), "<x/>");

        Outcome outcome = run(
                "analyze",
                export.toString(),
                "--report",
                folder.resolve("no/such.html").toString());

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.err()).contains("The report cannot be written to", "such.html");
    }

    @Test
    void two_exports_are_compared_and_what_has_an_effect_needs_a_person() throws Exception {
        comparable("EFFECT");

        Outcome outcome = run("analyze", file("before.zip"), file("after.zip"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(outcome.out())
                .contains("Differences between before.zip and after.zip", "1 with an effect on who is synchronized")
                .contains("EFFECT    rule Sales in, scope added: department EQUAL Sales");
        assertThat(services.last().path()).isEqualTo("/api/analyses/a1/differences.json?to=a1");
    }

    @Test
    void two_exports_whose_differences_mean_nothing_are_done() throws Exception {
        comparable("NONE");

        Outcome outcome = run("analyze", file("before.zip"), file("after.zip"), "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().at("/differences/0/weight").asText()).isEqualTo("NONE");
    }

    @Test
    void a_second_file_that_is_not_there_is_said_before_anything_is_sent() throws Exception {
        Outcome outcome =
                run("analyze", file("before.zip"), folder.resolve("nothing.zip").toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("nothing.zip");
        assertThat(services.requests()).isEmpty();
    }

    private String file(String name) throws Exception {
        return Files.writeString(folder.resolve(name), "zip").toString();
    }

    private void comparable(String weight) {
        services.answers("POST /api/analyses", 202, analysis("RUNNING", null));
        services.answers("GET /api/analyses/a1", 200, analysis("DONE", null));
        services.answers("GET /api/analyses/a1/differences.json", 200, """
                {"before":{"id":"a1","fileName":"before.zip"},"after":{"id":"a1","fileName":"after.zip"},"total":1,
                 "differences":[{"area":"RULE","subject":"Sales in","property":"scope","change":"ADDED","weight":"%s",
                                 "after":"department EQUAL Sales"}]}
                """.formatted(weight));
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
