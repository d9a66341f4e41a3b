package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.OtherExports;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flow of a rule is a name, a constant or an expression, in the way each format tells them apart. */
class FlowsOfConnectTest {

    private static final RuleOfConnect RULE = RuleOfConnect.inbound("user", "person");

    @Test
    void a_constant_is_the_text_of_its_source() throws Exception {
        assertThat(flow(RULE.flow("cloudFiltered", "<src>True</src>").export()))
                .isEqualTo(new Flow("cloudFiltered", FlowKind.CONSTANT, "True", MergeType.UPDATE, false));
    }

    @Test
    void a_constant_that_looks_like_the_name_of_an_attribute_stays_a_constant() throws Exception {
        assertThat(flow(RULE.flow("department", "<src>mail</src>").export()))
                .isEqualTo(new Flow("department", FlowKind.CONSTANT, "mail", MergeType.UPDATE, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "objectSidString"})
    void what_the_old_metaverse_keeps_beside_an_attribute_is_not_that_attribute(String attribute) throws Exception {
        assertThat(flow(RULE.direct(attribute, "info").export()).target()).isEqualTo(attribute);
    }

    @Test
    void the_name_in_the_old_connectors_space_flows_to_no_target() throws Exception {
        AnalysisResult result = Analysing.analyse(RuleOfConnect.outbound("person", "user")
                .direct("dn", "sourceAnchor")
                .direct("title", "title")
                .export());

        assertThat(result.settings().rules().custom())
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.flows()).extracting(Flow::target).containsExactly("title"));
    }

    @Test
    void an_expression_wins_over_the_names_that_it_reads() throws Exception {
        assertThat(flow(RULE.flow("title", "<src><attr>title</attr></src><expression>Trim([title])</expression>")
                        .export()))
                .isEqualTo(new Flow("title", FlowKind.EXPRESSION, "Trim([title])", MergeType.UPDATE, false));
    }

    @Test
    void a_flow_that_applies_once_is_one_with_the_attribute_execute_once() throws Exception {
        String once = "<mapping execute-once=\"true\"><dest>usageLocation</dest><src><attr>c</attr></src></mapping>";

        assertThat(flow(RULE.mapping(once).export()).executeOnce()).isTrue();
        assertThat(flow(RULE.mapping(once.replace("true", "false")).export()).executeOnce())
                .isFalse();
    }

    @Test
    void a_constant_that_flows_to_a_password_is_told_and_in_no_output() throws Exception {
        AnalysisResult result = Analysing.analyse(
                RULE.flow("userPassword", "<src>Spring-4711!</src>").export());

        assertThat(result.findings()).extracting(Finding::code).contains("SECRET_IN_EXPORT", "RULE_NOT_UNDERSTOOD");
        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(WireFormat.mapper().writeValueAsString(result)).doesNotContain("4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'destination': 'cloudFiltered', 'source': ['True'], 'flowType': 'Constant'}",
                "{'destination': 'cloudFiltered', 'source': 'True', 'mappingType': 'constant', 'expression': null}",
                "{'destination': 'cloudFiltered', 'source': ['True']}",
                "{'destination': 'cloudFiltered', 'constant': 'True', 'source': []}"
            })
    void a_constant_in_json_stays_a_constant(String mapping) throws Exception {
        assertThat(flow(json(mapping)))
                .isEqualTo(new Flow("cloudFiltered", FlowKind.CONSTANT, "True", MergeType.UPDATE, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'destination': 'department', 'source': ['mail'], 'flowType': 'Constant'}"})
    void in_json_the_type_of_the_flow_has_the_last_word(String mapping) throws Exception {
        assertThat(flow(json(mapping)))
                .isEqualTo(new Flow("department", FlowKind.CONSTANT, "mail", MergeType.UPDATE, false));
        assertThat(flow(json(mapping.replace("Constant", "Direct"))).kind()).isEqualTo(FlowKind.DIRECT);
    }

    @Test
    void a_name_in_json_stays_a_name() throws Exception {
        assertThat(flow(json("{'destination': 'title', 'source': ['extension_a1-b.c'], 'executeOnce': true}")))
                .isEqualTo(new Flow("title", FlowKind.DIRECT, "extension_a1-b.c", MergeType.UPDATE, true));
    }

    private static Flow flow(byte[] upload) throws Exception {
        RuleDocument rule =
                Analysing.analyse(upload).settings().rules().custom().getFirst();
        return rule.flows().getFirst();
    }

    /** @param mapping with single quotes */
    private static byte[] json(String mapping) {
        return OtherExports.JSON
                .replaceFirst(
                        "(?s)\"attributeMappings\": \\[.*?}]",
                        "\"attributeMappings\": [" + mapping.replace('\'', '"') + "]")
                .getBytes(StandardCharsets.UTF_8);
    }
}
