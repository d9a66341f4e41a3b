package io.isthmus.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.expression.evaluation.Horizon;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Until when an evaluation comes to the same. */
class HorizonTest {

    private static final Instant BEGIN = Instant.parse("2026-11-30T08:00:00Z");
    private static final int MINUTES = 60;

    /** Some dates within an hour, some beyond, and one that is none. */
    private static final SourceObject PERSON = new SourceObject(
            "ad",
            "anna",
            "CN=Anna,DC=x",
            "user",
            Attributes.builder()
                    .put("a", BEGIN.plusSeconds(10 * 60).toString())
                    .put("b", BEGIN.plusSeconds(30 * 60).toString())
                    .put("c", BEGIN.plusSeconds(50 * 60).toString())
                    .put("d", BEGIN.minusSeconds(1).toString())
                    .build());

    private record Seen(Evaluated outcome, Optional<Instant> until) {}

    private static Seen at(Expression expression, Instant now) {
        Horizon horizon = new Horizon();
        EvaluationContext context = new EvaluationContext(now, 0, Map.of(), horizon);
        return new Seen(expression.evaluate(PERSON, context), horizon.until());
    }

    private static Expression compiled(String text) {
        return ((CompileResult.Compiled) Expression.compile(text)).expression();
    }

    @Property
    void whatever_is_asked_of_dates_lasts_until_the_instant_that_was_noted(
            @ForAll("formulas") String text, @ForAll @IntRange(max = MINUTES) int minute) {
        Expression expression = compiled(text);
        Instant now = BEGIN.plus(Duration.ofMinutes(minute));

        Seen seen = at(expression, now);

        Instant until = seen.until().orElse(BEGIN.plus(Duration.ofDays(365)));
        assertThat(until).isAfter(now);
        for (int later = minute; later <= MINUTES + 1; later++) {
            Instant then = BEGIN.plus(Duration.ofMinutes(later));
            if (then.isBefore(until)) {
                assertThat(at(expression, then).outcome()).as(text).isEqualTo(seen.outcome());
            }
        }
        assertThat(at(expression, until.minusNanos(1)).outcome()).as(text).isEqualTo(seen.outcome());
    }

    @Property
    void nobody_who_wants_to_know_changes_the_outcome(
            @ForAll("formulas") String text, @ForAll @IntRange(max = MINUTES) int minute) {
        Instant now = BEGIN.plus(Duration.ofMinutes(minute));

        assertThat(compiled(text).evaluate(PERSON, EvaluationContext.at(now, 0)))
                .isEqualTo(at(compiled(text), now).outcome());
    }

    @Provide
    Arbitrary<String> formulas() {
        return conditions(3)
                .flatMap(condition -> Arbitraries.of(
                        condition,
                        "IIF(" + condition + ",1,2)",
                        "IIF(" + condition + ",Error(\"over\"),\"" + "still" + "\")",
                        "Switch(" + condition + ",1,True,2)"));
    }

    private static Arbitrary<String> conditions(int depth) {
        Arbitrary<String> asked =
                Arbitraries.of("a", "b", "c", "d", "absent").map(date -> "IsPast(CDate([" + date + "]))");
        if (depth == 0) {
            return asked;
        }
        Arbitrary<String> deeper = conditions(depth - 1);
        return Arbitraries.oneOf(
                asked,
                Combinators.combine(deeper, Arbitraries.of("&&", "||"), deeper)
                        .as((one, connective, other) -> "(" + one + " " + connective + " " + other + ")"),
                deeper.map(one -> "(" + one + " = False)"),
                Combinators.combine(deeper, deeper, deeper)
                        .as((one, two, three) -> "IIF(" + one + "," + two + "," + three + ")"));
    }

    @Example
    void the_date_of_a_directory_comes_and_never_comes() {
        assertThat(at(compiled("IsPast(DateFromNum(9223372036854775807))"), BEGIN)
                        .outcome())
                .isEqualTo(at(compiled("False"), BEGIN).outcome());
        assertThat(at(compiled("IsPast(NULL)"), BEGIN)).isEqualTo(at(compiled("False"), BEGIN));
        assertThat(at(compiled("IsPast(CDate([a]))"), BEGIN).until()).contains(BEGIN.plusSeconds(600));
        assertThat(at(compiled("IsPast(CDate([a]))"), BEGIN.plusSeconds(600))).isEqualTo(at(compiled("True"), BEGIN));
    }

    @Example
    void what_changes_all_the_time_lasts_a_day() {
        assertThat(at(compiled("FormatDateTime(Now(),\"yyyy\")"), BEGIN).until())
                .contains(BEGIN.plus(Horizon.NOW_LASTS));
        assertThat(compiled("Now()").looksAtTime()).isTrue();
        assertThat(compiled("IsPast([a])").looksAtTime()).isTrue();
        assertThat(compiled("\"Now()\" & [a]").looksAtTime()).isFalse();
    }
}
