package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import io.isthmus.contracts.settings.RuleDocument.ScopeCondition;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    @Test
    void a_custom_rule_is_carried_over_with_its_expressions() throws Exception {
        AnalysisResult result = Analysing.analyse(ConnectExport.withRule(
                50,
                "<mapping><dest>l</dest><src><attr>city</attr></src><valueMergeType>Update</valueMergeType></mapping>"
                        + "<mapping><dest>title</dest><src><attr>title</attr></src>"
                        + "<expression>UCase([title])</expression><valueMergeType>Update</valueMergeType></mapping>"));

        RuleDocument rule = result.settings().rules().custom().getFirst();
        assertThat(rule.connector()).isEqualTo("fabrikam.test");
        assertThat(rule.targetType()).isEqualTo("user");
        assertThat(rule.precedence()).isEqualTo(50);
        assertThat(rule.flows())
                .containsExactly(
                        new Flow("city", FlowKind.DIRECT, "city", MergeType.UPDATE, false),
                        new Flow("title", FlowKind.EXPRESSION, "UCase([title])", MergeType.UPDATE, false));
        assertThat(rule.scope().getFirst().conditions())
                .containsExactly(new ScopeCondition("department", "EQUAL", "Sales"));
    }

    @Test
    void an_unknown_function_is_a_finding_with_rule_attribute_and_position() throws Exception {
        AnalysisResult result = Analysing.analyse(ConnectExport.withRule(
                50, "<mapping><dest>title</dest><expression>Trim(Frobnicate([title]))</expression></mapping>"));

        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(result.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("RULE_NOT_UNDERSTOOD");
            assertThat(finding.message()).contains("'Sales rule'", "attribute title", "position 6", "Frobnicate");
        });
        assertThat(result.notCarriedOver())
                .anySatisfy(left -> assertThat(left.what()).contains("Sales rule"));
    }

    @ParameterizedTest
    @CsvSource({"ISBITSET, two, false", "ISBITNOTSET, '', false", "ISNOTBITSET, &amp;H2, true", "ISBITSET, 2, true"})
    void a_bit_mask_that_no_service_could_read_is_told(String operator, String mask, boolean readable)
            throws Exception {
        AnalysisResult result = Analysing.analyse(RuleOfConnect.inbound("user", "person")
                .direct("title", "title")
                .scope("userAccountControl", operator, mask)
                .export());

        assertThat(result.settings().rules().custom()).hasSize(readable ? 1 : 0);
        assertThat(result.findings().stream().filter(finding -> finding.code().equals("RULE_NOT_UNDERSTOOD")))
                .hasSize(readable ? 0 : 1)
                .allSatisfy(finding ->
                        assertThat(finding.message()).contains("userAccountControl", "bit mask", "is no number"));
    }

    @Test
    void a_group_of_conditions_without_a_condition_is_told_and_lets_nobody_in() throws Exception {
        String rule = RuleOfConnect.inbound("user", "person")
                .direct("title", "title")
                .scope("department", "EQUAL", "Sales")
                .xml()
                .replace(
                        "</conditions></synchronizationCriteria>",
                        "</conditions><conditions/></synchronizationCriteria>");
        Map<String, String> files = RuleOfConnect.inbound("user", "person").files();
        files.replaceAll((name, xml) -> name.startsWith("Synchronization") ? rule : xml);

        AnalysisResult result = Analysing.analyse(DirSyncExport.zip(files));

        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(result.findings())
                .filteredOn(finding -> finding.code().equals("RULE_NOT_UNDERSTOOD"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("'A rule'", "no condition");
                    assertThat(finding.evidence()).contains("/synchronizationCriteria (line ");
                });
    }

    @Test
    void a_rule_outside_the_custom_precedences_is_left_with_its_reason() throws Exception {
        AnalysisResult result = Analysing.analyse(
                ConnectExport.withRule(200, "<mapping><dest>title</dest><src><attr>title</attr></src></mapping>"));

        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(result.notCarriedOver())
                .anySatisfy(left -> assertThat(left.reason()).contains("precedence"));
        assertThat(result.findings()).anySatisfy(f -> assertThat(f.code()).isEqualTo("CUSTOM_RULE_PRECEDENCE"));
    }

    @Test
    void a_declared_filter_of_dirsync_becomes_a_rule_that_filters() throws Exception {
        AnalysisResult result = Analysing.analyse(DirSyncExport.untouched()
                .withFilters("<filter-set cd-object-type=\"user\" type=\"declared\">"
                        + "<filter-alternative><condition cd-attribute=\"title\" operator=\"equality\"><value>x</value>"
                        + "</condition><condition cd-attribute=\"mail\" operator=\"not-present\"><value/></condition>"
                        + "</filter-alternative></filter-set>")
                .zip());

        RuleDocument rule = result.settings().rules().custom().getFirst();
        assertThat(rule.flows())
                .containsExactly(new Flow("cloudFiltered", FlowKind.CONSTANT, "True", MergeType.UPDATE, false));
        assertThat(rule.scope())
                .singleElement()
                .satisfies(group -> assertThat(group.conditions())
                        .containsExactly(
                                new ScopeCondition("title", "EQUAL", "x"), new ScopeCondition("mail", "ISNULL", null)));
    }

    @Test
    void a_filter_that_cannot_be_translated_never_filters_everybody() throws Exception {
        AnalysisResult result = Analysing.analyse(DirSyncExport.untouched()
                .withFilters("<filter-set cd-object-type=\"user\" type=\"declared\"><filter-alternative/></filter-set>"
                        + "<filter-set cd-object-type=\"user\" type=\"declared\"><filter-alternative>"
                        + "<condition cd-attribute=\"title\" operator=\"sounds-like\"><value>x</value></condition>"
                        + "</filter-alternative></filter-set>")
                .zip());

        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(result.notCarriedOver())
                .filteredOn(l -> l.what().startsWith("attribute filter"))
                .hasSize(2);
    }

    @Test
    void attributes_are_renamed_outside_of_quotes_only() {
        assertThat(MetaverseNames.expression("IIF([sn] = \"[sn]\", [L], [title])"))
                .isEqualTo("IIF([surname] = \"[sn]\", [city], [title])");
    }
}
