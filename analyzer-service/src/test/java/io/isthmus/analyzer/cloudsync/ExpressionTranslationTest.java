package io.isthmus.analyzer.cloudsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.expression.CompileResult.Compiled;
import io.isthmus.rules.expression.Evaluated;
import io.isthmus.rules.expression.Expression;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is carried over gives, evaluated by the engine, what Microsoft's reference of the expressions of Cloud Sync says. */
class ExpressionTranslationTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "Switch([department], \"Other\", \"S\", \"Sales\", \"L\", \"Law\") | S       | Sales",
                "Switch([department], \"Other\", \"S\", \"Sales\", \"L\", \"Law\") | L       | Law",
                "Switch([department], \"Other\", \"S\", \"Sales\", \"L\", \"Law\") | s       | Other",
                "Switch([department], \"Other\", \"S\", \"Sales\", \"L\", \"Law\") | ''      | Other",
                "Switch([department], \"1\", \"S\", \"2\", \"S\", \"3\")           | S       | 2",
                "Coalesce([department], [title], \"none\")                         | Sales   | Sales",
                "Coalesce([department], [title], \"none\")                         | ''      | Clerk",
                "Coalesce([department], [nothing], \"no \\\"one\\\" \\\\\")        | ''      | 'no \"one\" \\'",
                "Coalesce([department])                                            | Law     | Law",
                "ToUpper([department])                                             | Sales   | SALES",
                "ToLower( ToUpper([department]) )                                  | Sales   | sales",
                "ToLower([department])                                             | ''      | ''",
                "StripSpaces([department])                                         | S a les | Sales",
                "Trim([department])                                                | Sales   | Sales",
                "Left([department], 2)                                             | Sales   | Sa",
                "Left([department], 9)                                             | Sales   | Sales",
                "Word([department], 2, \"- \")                                     | a-b c   | b",
                "IIF(IsPresent([department]), [department], [title])               | ''      | Clerk",
                "IIF(IsNullOrEmpty([department]), \"none\", Left([department], 1)) | Sales   | S",
                "Not(IsNull([department]))                                         | Sales   | True",
                "Not(IsNull([department]))                                         | ''      | False",
                "IIF(Not(IsNull([department])), \"a\", \"b\")                      | Sales   | a"
            })
    void what_means_the_same_gives_the_same(String theirs, String department, String value) {
        String ours = ExpressionTranslation.of(theirs).orElseThrow();

        assertThat(evaluated(ours, department)).as(ours).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Replace([department], \"a\", , , \"b\", , )",
                "Replace([department], \"a\", \"b\")",
                "Join(\"-\", [department], [title])",
                "Append([department], \"-x\")",
                "Mid([department], 2, 3)",
                "ToUpper([department], \"tr-TR\")",
                "IIF([department] = \"S\", \"a\", \"b\")",
                "IIF([department], \"a\", \"b\")",
                "[department] & \"x\"",
                "Switch([department], \"Other\", \"S\")",
                "Switch([department], \"Other\", [title], \"S\")",
                "FormatDateTime([whenCreated], , \"yyyyMMddHHmmss.fZ\", \"yyyy-MM-dd\")",
                "switch([department], \"Other\", \"S\", \"Sales\")",
                "Trim([department]) x",
                "Trim([department]",
                "Trim()",
                ""
            })
    void what_may_mean_something_else_is_not_carried_over(String theirs) {
        assertThat(ExpressionTranslation.of(theirs)).isEmpty();
    }

    @Test
    void what_would_grow_without_bounds_is_not_carried_over() {
        String nested = "Coalesce(".repeat(40) + "[a]" + ", \"x\")".repeat(40);

        assertThat(ExpressionTranslation.of(nested)).isEmpty();
        assertThat(ExpressionTranslation.of("\"" + "\\\"".repeat(990) + "\"")).isPresent();
        assertThat(ExpressionTranslation.of("Trim(".repeat(300) + "[a]" + ")".repeat(300)))
                .isEmpty();
    }

    private static String evaluated(String expression, String department) {
        Attributes.Builder attributes = Attributes.builder();
        attributes.put("title", "Clerk");
        if (department != null && !department.isEmpty()) {
            attributes.put("department", department);
        }
        Compiled compiled = (Compiled) Expression.compile(expression);
        Evaluated evaluated = compiled.expression()
                .evaluate(
                        new SourceObject("ad", "AAAA", "CN=a,DC=b", "user", attributes.build(), Map.of()),
                        new EvaluationContext(Instant.EPOCH, 1, Map.of()));
        assertThat(evaluated).isInstanceOf(Evaluated.Answer.class);
        return String.join(
                "",
                ((Evaluated.Answer) evaluated)
                        .value().list().stream().map(Value::print).toList());
    }
}
