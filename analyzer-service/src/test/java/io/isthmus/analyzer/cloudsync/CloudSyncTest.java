package io.isthmus.analyzer.cloudsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.CloudSyncExport;
import io.isthmus.analyzer.ways.WayOut;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudSyncTest {

    @Test
    void a_schema_becomes_a_source_with_its_containers() throws Exception {
        AnalysisResult result = Analysing.analyse(CloudSyncExport.schema());

        assertThat(result.product().kind()).isEqualTo(Product.Kind.CLOUD_SYNC);
        assertThat(result.lacksParts()).isFalse();
        assertThat(result.settings().sources())
                .singleElement()
                .satisfies(source -> assertThat(source.partitions())
                        .singleElement()
                        .satisfies(partition -> {
                            assertThat(partition.dn()).isEqualTo("DC=fabrikam,DC=test");
                            assertThat(partition.includedContainers())
                                    .containsExactly("OU=In,DC=fabrikam,DC=test", "OU=Too,DC=fabrikam,DC=test");
                        }));
    }

    @Test
    void direct_and_constant_mappings_become_flows_unless_a_standard_rule_has_them() throws Exception {
        RuleDocument rule = custom(Analysing.analyse(CloudSyncExport.schema()), "Provision users");

        assertThat(rule.flows())
                .filteredOn(flow -> flow.kind() != FlowKind.EXPRESSION)
                .extracting(RuleDocument.Flow::target, RuleDocument.Flow::kind, RuleDocument.Flow::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("employeeId", FlowKind.DIRECT, "badgeNumber"),
                        org.assertj.core.groups.Tuple.tuple("usageLocation", FlowKind.CONSTANT, "AT"));
        assertThat(rule.flows())
                .filteredOn(RuleDocument.Flow::executeOnce)
                .extracting(RuleDocument.Flow::target)
                .containsExactly("usageLocation");
    }

    @Test
    void whoever_is_out_of_scope_there_is_kept_out_here() throws Exception {
        RuleDocument rule = custom(Analysing.analyse(CloudSyncExport.schema()), "Provision users-scope");

        assertThat(rule.flows().getFirst().target()).isEqualTo("cloudFiltered");
        assertThat(rule.scope())
                .extracting(group -> group.conditions().getFirst().operator())
                .containsExactly("NOTEQUAL", "ISNULL");
        assertThat(rule.scope())
                .allSatisfy(group ->
                        assertThat(group.conditions().getFirst().attribute()).isEqualTo("department"));
    }

    @Test
    void an_expression_that_means_the_same_here_is_carried_over() throws Exception {
        AnalysisResult result = Analysing.analyse(CloudSyncExport.schema());

        assertThat(custom(result, "Provision users").flows())
                .filteredOn(flow -> flow.kind() == FlowKind.EXPRESSION)
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.target()).isEqualTo("department");
                    assertThat(flow.source()).isEqualTo("IIF([department] = \"S\", \"Sales\", \"Other\")");
                });
    }

    @Test
    void a_default_value_is_carried_over_with_what_it_stands_in_for() throws Exception {
        AnalysisResult result = Analysing.analyse(changed(
                "{\"targetAttributeName\": \"EmployeeId\",",
                "{\"targetAttributeName\": \"EmployeeId\", \"defaultValue\": \"none\","));

        assertThat(custom(result, "Provision users").flows())
                .filteredOn(flow -> flow.target().equals("employeeId"))
                .singleElement()
                .satisfies(flow ->
                        assertThat(flow.source()).isEqualTo("IIF(IsNull([badgeNumber]), \"none\", [badgeNumber])"));
    }

    @Test
    void the_anchor_is_told_whatever_computes_it() throws Exception {
        AnalysisResult result = Analysing.analyse(
                changed("{\"targetAttributeName\": \"Department\",", "{\"targetAttributeName\": \"SourceAnchor\","));

        assertThat(found(result, "CLOUD_SYNC_EXPRESSION"))
                .anySatisfy(finding -> assertThat(finding.message()).contains("SourceAnchor"));
    }

    @Test
    void another_expression_is_told_with_its_place_and_not_carried_over() throws Exception {
        AnalysisResult result = Analysing.analyse(CloudSyncExport.schema());

        assertThat(found(result, "CLOUD_SYNC_EXPRESSION")).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("JobTitle", "Replace([title]");
            assertThat(finding.evidence())
                    .contains("/synchronizationRules[1]/objectMappings/attributeMappings", "line 24");
        });
        assertThat(result.settings().rules().custom())
                .flatExtracting(RuleDocument::flows)
                .noneMatch(flow -> flow.target().equalsIgnoreCase("jobTitle"));
    }

    @Test
    void a_scope_without_an_opposite_is_told() throws Exception {
        for (String operator : List.of("REGEX MATCH", "IS TRUE", "Greater_Than")) {
            AnalysisResult result = Analysing.analyse(CloudSyncExport.scoped(operator, "S"));

            assertThat(found(result, "CLOUD_SYNC_SCOPE"))
                    .as(operator)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("department", operator));
            assertThat(result.settings().rules().custom())
                    .noneMatch(rule -> rule.name().endsWith("-scope"));
        }
        assertThat(found(Analysing.analyse(CloudSyncExport.scoped("NOT EQUALS", "S")), "CLOUD_SYNC_SCOPE"))
                .isEmpty();
    }

    @Test
    void what_is_switched_off_is_told_as_not_synchronized() throws Exception {
        assertThat(found(Analysing.analyse(CloudSyncExport.schema()), "OBJECT_TYPE_DESELECTED"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("contact"));
    }

    @Test
    void nothing_of_a_schema_is_unknown_but_what_is() throws Exception {
        assertThat(Analysing.read(CloudSyncExport.schema()).unknownParts()).isEmpty();
        LegacyExport export = Analysing.read(changed(
                "\"flowTypes\": \"Add,Update,Delete\", \"name\": \"Provision users\"",
                "\"flowTypes\": \"Add\", \"name\": \"Provision users\""));
        assertThat(export.unknownParts())
                .singleElement()
                .satisfies(part -> assertThat(part.first().path()).endsWith("/flowTypes"));
    }

    @Test
    void a_template_and_a_list_of_them_are_read_alike() throws Exception {
        String template =
                "{\"id\": \"AD2AADProvisioning\", \"factoryTag\": \"x\", \"schema\": " + CloudSyncExport.SCHEMA + "}";
        for (String shape : List.of(template, "{\"value\": [" + template + "]}")) {
            LegacyExport export = Analysing.read(shape.getBytes(StandardCharsets.UTF_8));

            assertThat(export.rules()).hasSize(2);
            assertThat(export.unknownParts()).isEmpty();
        }
    }

    @Test
    void one_group_becomes_the_sources_and_several_are_told() throws Exception {
        AnalysisResult one = Analysing.analyse(
                changed("\"includedGroups\": []", "\"includedGroups\": [\"CN=A,DC=fabrikam,DC=test\"]"));
        AnalysisResult two = Analysing.analyse(changed(
                "\"includedGroups\": []",
                "\"includedGroups\": [\"CN=A,DC=fabrikam,DC=test\", \"CN=B,DC=fabrikam,DC=test\"]"));

        assertThat(one.settings().sources().getFirst().group().dn()).isEqualTo("CN=A,DC=fabrikam,DC=test");
        assertThat(found(one, "GROUP_FILTER")).hasSize(1);
        assertThat(found(two, "CLOUD_SYNC_SCOPE"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("CN=A", "CN=B"));
    }

    @Test
    void what_reads_no_active_directory_is_no_source() throws Exception {
        AnalysisResult result = Analysing.analyse(
                changed("\"sourceDirectoryName\": \"Active Directory\"", "\"sourceDirectoryName\": \"Workday\""));

        assertThat(found(result, "NO_SOURCE_CONNECTOR")).hasSize(1);
        assertThat(found(result, "UNKNOWN_ELEMENT"))
                .anySatisfy(finding ->
                        assertThat(finding.message() + finding.evidence()).contains("objectMappings"));
    }

    @Test
    void microsofts_tool_has_nothing_to_move() throws Exception {
        LegacyExport export = Analysing.read(CloudSyncExport.schema());

        assertThat(Analysing.ways(Analysing.conclude(export), Analysing.facts(export), null))
                .filteredOn(way -> way.way() == WayOut.Way.MICROSOFT_CLOUD_SYNC)
                .singleElement()
                .satisfies(way -> assertThat(way.reasons().getFirst().text()).contains("It is Cloud Sync"));
    }

    private static RuleDocument custom(AnalysisResult result, String name) {
        return result.settings().rules().custom().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> found(AnalysisResult result, String code) {
        return result.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    private static byte[] changed(String text, String by) {
        assertThat(CloudSyncExport.SCHEMA).contains(text);
        return CloudSyncExport.SCHEMA.replace(text, by).getBytes(StandardCharsets.UTF_8);
    }
}
