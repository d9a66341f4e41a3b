package io.isthmus.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.outage.DatabaseOutage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {

    private final DatabaseOutage outage =
            new DatabaseOutage(failure -> failure.getMessage().contains("no connection"), () -> true);
    private final ProblemMappers mappers = new ProblemMappers(outage);

    @AfterEach
    void end() {
        outage.close();
    }

    @Test
    void a_database_that_is_away_is_a_503_that_says_what_to_do() {
        var answer = mappers.unexpected(new IllegalStateException("no connection"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getEntity()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo("DATABASE_UNAVAILABLE");
            assertThat(problem.whatToDo()).contains("PostgreSQL");
        });
    }

    @Test
    void a_bug_stays_a_500() {
        assertThat(mappers.unexpected(new IllegalStateException("a bug")).getStatus())
                .isEqualTo(500);
    }
}
