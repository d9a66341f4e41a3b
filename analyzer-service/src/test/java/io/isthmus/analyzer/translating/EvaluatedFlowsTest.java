package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Direction;
import io.isthmus.rules.expression.CompileResult.Compiled;
import io.isthmus.rules.expression.Evaluated;
import io.isthmus.rules.expression.Expression;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that the analysis itself writes give, evaluated by the engine, what the old product gave. */
class EvaluatedFlowsTest {

    @ParameterizedTest
    @CsvSource({"'', User", "1, User", "2, ''", "2147483648, User"})
    void linked_mailboxes_have_no_source_object_type_and_all_other_people_are_users(String details, String type)
            throws Exception {
        RuleDocument rule = Analysing.analyse(RuleOfConnect.outbound("person", "user")
                        .direct("title", "title")
                        .scope("sourceObjectType", "EQUAL", "User")
                        .export())
                .settings()
                .rules()
                .custom()
                .stream()
                .filter(one -> one.direction() == Direction.INBOUND)
                .findFirst()
                .orElseThrow();
        Attributes.Builder attributes = Attributes.builder();
        if (!details.isEmpty()) {
            attributes.put("msExchRecipientTypeDetails", details);
        }

        assertThat(printed(rule.flows().getFirst().source(), "CN=a,DC=fabrikam,DC=test", attributes.build()))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"'CN=a,OU=b,DC=Corp,DC=Fabrikam,DC=test', FABRIKAMCORP", "'CN=a,DC=eu,DC=fabrikam,DC=test', FABRIKAMEU"
    })
    void the_short_name_is_that_of_the_objects_own_domain(String dn, String names) throws Exception {
        RuleDocument rule = Analysing.analyse(
                        DirSyncExport.zip(ConnectExport.withNetbios("FABRIKAM", List.of("CORP", "EU"))))
                .settings()
                .rules()
                .custom()
                .getFirst();

        assertThat(printed(
                        rule.flows().getFirst().source(),
                        dn,
                        Attributes.builder().build()))
                .isEqualTo(names);
    }

    private static String printed(String expression, String dn, Attributes attributes) {
        Compiled compiled = (Compiled) Expression.compile(expression);
        Evaluated evaluated = compiled.expression()
                .evaluate(
                        new SourceObject("ad", "AAAA", dn, "user", attributes, Map.of()),
                        new EvaluationContext(Instant.EPOCH, 1, Map.of()));
        assertThat(evaluated).isInstanceOf(Evaluated.Answer.class);
        return String.join(
                "",
                ((Evaluated.Answer) evaluated)
                        .value().list().stream().map(Value::print).toList());
    }
}
