package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final String TITLE = "<mapping><dest>title</dest><src><attr>title</attr></src></mapping>";

    @ParameterizedTest
    @CsvSource({
        "%Connector.ID%, fabrikam.test",
        "{11111111-0000-4000-8000-000000000001}, fabrikam.test",
        "11111111-0000-4000-8000-000000000001, fabrikam.test",
        "a %Domain.FQDN%, a corp.fabrikam.test",
        "%Forest.FQDN%, fabrikam.test",
        "100%, 100%"
    })
    void a_scope_value_holds_what_its_parameter_stands_for(String value, String expected) throws Exception {
        AnalysisResult result = Analysing.analyse(ConnectExport.withScopedRule("company", value, TITLE));

        RuleDocument rule = result.settings().rules().custom().getFirst();
        assertThat(rule.scope().getFirst().conditions().getFirst().value()).isEqualTo(expected);
    }

    @Test
    void a_parameter_that_nobody_knows_is_a_finding() throws Exception {
        AnalysisResult result = Analysing.analyse(ConnectExport.withScopedRule("company", "%Domain.Netbios%", TITLE));

        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(result.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("RULE_NOT_UNDERSTOOD");
            assertThat(finding.message()).contains("attribute company", "%Domain.Netbios%");
        });
    }

    @Test
    void the_short_names_of_forest_and_only_domain_are_literals() throws Exception {
        Map<String, String> files = ConnectExport.withNetbios("FABRIKAM", List.of("CORP"));

        assertThat(source(files)).isEqualTo("\"FABRIKAM\" & \"CORP\"");
    }

    @Test
    void of_several_domains_the_short_name_is_chosen_by_that_of_the_object() throws Exception {
        Map<String, String> files = ConnectExport.withNetbios("FABRIKAM", List.of("CORP", "EU"));

        assertThat(source(files))
                .isEqualTo("\"FABRIKAM\" & Switch(LCase(%Domain.FQDN%) = \"corp.fabrikam.test\", \"CORP\","
                        + " LCase(%Domain.FQDN%) = \"eu.fabrikam.test\", \"EU\")");
        assertThat(Expression.compile(source(files))).isInstanceOf(CompileResult.Compiled.class);
    }

    @Test
    void a_scope_compares_with_the_short_name_of_the_only_domain() throws Exception {
        Map<String, String> files = ConnectExport.withNetbios("FABRIKAM", List.of("CORP"));
        files.replaceAll((name, xml) -> xml.replace(">Sales<", ">%Domain.Netbios%<"));

        RuleDocument rule = Analysing.analyse(DirSyncExport.zip(files))
                .settings()
                .rules()
                .custom()
                .getFirst();
        assertThat(rule.scope().getFirst().conditions().getFirst().value()).isEqualTo("CORP");
    }

    private static String source(Map<String, String> files) throws Exception {
        return Analysing.analyse(DirSyncExport.zip(files))
                .settings()
                .rules()
                .custom()
                .getFirst()
                .flows()
                .getFirst()
                .source();
    }

    @Test
    void in_expressions_the_engine_derives_what_it_can_and_the_rest_is_a_literal() throws Exception {
        AnalysisResult result = Analysing.analyse(ConnectExport.withScopedRule(
                "company",
                "x",
                "<mapping><dest>title</dest><expression>[title] &amp; \"%Forest.FQDN%\" &amp; %Forest.FQDN% &amp;"
                        + " %Domain.FQDN%</expression></mapping>"));

        assertThat(result.settings()
                        .rules()
                        .custom()
                        .getFirst()
                        .flows()
                        .getFirst()
                        .source())
                .isEqualTo("[title] & \"%Forest.FQDN%\" & \"fabrikam.test\" & %Domain.FQDN%");
    }
}
