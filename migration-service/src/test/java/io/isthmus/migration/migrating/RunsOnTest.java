package io.isthmus.migration.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.StepBody.ImportSettings.Options;
import io.isthmus.migration.migrating.RunsOn.Database;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsOnTest {

    private static final RunsOn HERE = new RunsOn(
            Database.of("jdbc:postgresql://db1.contoso.com:5433/isthmus_migration"), "isthmus", "/srv/isthmus");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "jdbc:postgresql://db1:5432/name?ssl=true, db1, 5432, name",
                "jdbc:postgresql://db1/name, db1, none, name",
                "db1.contoso.com:5432, db1.contoso.com, 5432, none",
                "DB1, db1, none, none",
                "[::1]:5432/name, [::1], 5432, name",
            })
    void a_database_is_named_in_every_usual_way(String text, String host, Integer port, String name) {
        assertThat(Database.of(text)).isEqualTo(new Database(host, port, name));
    }

    @Property
    void what_it_runs_on_fits_itself(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String host,
            @ForAll @IntRange(min = 1, max = 65535) int port,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String name) {
        RunsOn runsOn =
                new RunsOn(Database.of("jdbc:postgresql://" + host + ":" + port + "/" + name), "isthmus", "/srv");

        for (String asked : new String[] {host, host + ":" + port, host + ":" + port + "/" + name}) {
            assertThat(RunsOnJudgement.failureOf(new Options(asked, "isthmus", "/srv/."), runsOn, null))
                    .isEmpty();
        }
        assertThat(RunsOnJudgement.failureOf(new Options(host + ":" + (port % 65535 + 1), null, null), runsOn, null))
                .map(Failure::code)
                .contains("DATABASE_IS_ANOTHER");
    }

    @Test
    void beside_an_old_tool_its_database_server_is_not_shared_whether_asked_for_or_in_use() {
        DatabaseServer oldTool = new DatabaseServer("db1", "PROD", "…");

        assertThat(RunsOnJudgement.failureOf(null, HERE, oldTool))
                .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo("DATABASE_OF_OLD_TOOL"));
        assertThat(RunsOnJudgement.failureOf(
                        new Options("sql01.contoso.com:5432", null, null),
                        HERE,
                        new DatabaseServer("sql01", null, "…")))
                .map(Failure::code)
                .contains("DATABASE_OF_OLD_TOOL");
        assertThat(RunsOnJudgement.failureOf(null, HERE, new DatabaseServer("sql02", null, "…")))
                .isEmpty();
    }

    @Test
    void a_remote_database_under_root_or_an_account_without_a_name_is_a_warning() {
        assertThat(RunsOnJudgement.warnings(HERE)).isEmpty();
        assertThat(RunsOnJudgement.warnings(new RunsOn(HERE.database(), "root", "/")))
                .hasSize(1);
        assertThat(RunsOnJudgement.warnings(new RunsOn(HERE.database(), null, "/")))
                .hasSize(1);
        assertThat(RunsOnJudgement.warnings(new RunsOn(Database.of("127.0.0.1:5432"), "root", "/")))
                .isEmpty();
    }

    @Test
    void every_refusal_says_what_changes_it() {
        assertThat(RunsOnJudgement.failureOf(new Options(null, "other", null), HERE, null))
                .hasValueSatisfying(failure -> assertThat(failure.whatToDo()).contains("as other"));
        assertThat(RunsOnJudgement.failureOf(new Options(null, null, "/elsewhere"), HERE, null))
                .hasValueSatisfying(failure -> assertThat(failure.whatToDo()).contains("--data /elsewhere"));
    }
}
