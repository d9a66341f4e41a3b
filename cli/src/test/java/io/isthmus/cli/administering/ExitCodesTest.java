package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodesTest extends CommandCase {

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
}
