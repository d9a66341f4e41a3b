package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.OtherExports;
import io.isthmus.analyzer.fixtures.PrintedExport;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSON that the {@code Get-ADSync…} commands print, and shapes of scope in JSON settings. */
class PrintedJsonTest {

    private static final byte[] ALL = DirSyncExport.zip(Map.of(
            "Connectors.json", PrintedExport.CONNECTORS,
            "SyncRules.json", PrintedExport.RULES,
            "GlobalSettings.json", PrintedExport.SETTINGS));

    @Test
    void printed_connectors_rules_and_settings_are_a_whole_export() throws Exception {
        AnalysisResult result = Analysing.analyse(ALL);

        assertThat(result.lacksParts()).isFalse();
        assertThat(result.product().kind()).isEqualTo(Product.Kind.AZURE_AD_CONNECT);
        assertThat(result.product().version()).isEqualTo("2.1.20.0");
        assertThat(result.settings().sources()).singleElement().satisfies(source -> {
            assertThat(source.anchorAttribute()).isEqualTo("mS-DS-ConsistencyGuid");
            assertThat(source.partitions().getFirst().includedContainers())
                    .containsExactly("OU=In,DC=fabrikam,DC=test");
        });
        assertThat(result.findings())
                .extracting(Finding::code)
                .contains("GROUP_FILTER", "STAGING_MODE_ON", "CUSTOM_RULE", "SECRET_IN_EXPORT");
        assertThat(WireFormat.mapper().writeValueAsString(result)).doesNotContain("Sesame");
    }

    @Test
    void a_printed_rule_keeps_scope_join_constant_and_once() throws Exception {
        RuleDocument rule = Analysing.analyse(ALL).settings().rules().custom().stream()
                .filter(custom -> custom.name().equals("Mine"))
                .findFirst()
                .orElseThrow();

        assertThat(rule.scope())
                .singleElement()
                .satisfies(group -> assertThat(group.conditions()).hasSize(2));
        assertThat(rule.joins().getFirst().conditions().getFirst().caseSensitive())
                .isTrue();
        assertThat(rule.flows()).anySatisfy(flow -> {
            assertThat(flow.kind()).isEqualTo(RuleDocument.FlowKind.CONSTANT);
            assertThat(flow.source()).isEqualTo("True");
            assertThat(flow.executeOnce()).isTrue();
        });
    }

    @Test
    void nothing_of_what_is_printed_is_unknown() throws Exception {
        assertThat(Analysing.read(ALL).unknownParts()).isEmpty();
    }

    @Test
    void one_rule_alone_a_wrapped_list_and_utf_16_are_read_alike() throws Exception {
        String one = PrintedExport.RULES.strip().replaceAll("^\\[|]$", "");
        for (String shape : new String[] {one, "{\"value\": " + PrintedExport.RULES + ", \"Count\": 1}"}) {
            for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
                LegacyExport export = Analysing.read(shape.getBytes(charset));
                assertThat(export.rules()).singleElement().satisfies(rule -> {
                    assertThat(rule.name()).isEqualTo("Mine");
                    assertThat(rule.connector()).isEqualTo("11111111-0000-4000-8000-000000000001");
                });
                assertThat(export.unknownParts()).isEmpty();
            }
        }
    }

    @Test
    void settings_are_read_as_one_object_by_their_names_too() throws Exception {
        LegacyExport export = Analysing.read(
                bytes("{\"Parameters\": {\"Microsoft.Synchronize.StagingMode\": \"False\"}, \"Version\": 1}"));

        assertThat(export.globals().flag("Microsoft.Synchronize.StagingMode")).isFalse();
        assertThat(export.unknownParts()).isEmpty();
    }

    @Test
    void numbers_in_place_of_words_are_not_guessed_at() throws Exception {
        LegacyExport export = Analysing.read(bytes(PrintedExport.RULES.replace("\"Inbound\"", "0")));

        assertThat(export.rules()).isNull();
        assertThat(told(export)).contains("Direction 0", "line 2", "Get-ADSyncServerConfiguration", "-EnumsAsStrings");
        assertThat(Analysing.conclude(export).lacksParts()).isTrue();
    }

    private static String told(LegacyExport export) {
        return Analysing.conclude(export).findings().stream()
                .filter(finding -> finding.code().equals("FILE_IGNORED"))
                .map(finding -> finding.message() + " " + finding.whatToDo())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void objects_that_became_names_of_types_are_told() throws Exception {
        LegacyExport export = Analysing.read(bytes("[{\"Name\": \"Mine\", \"Direction\": \"Inbound\","
                + " \"AttributeFlowMappings\": [\"Microsoft.IdentityManagement.AttributeFlowMapping\"]}]"));

        assertThat(export.rules()).isNull();
        assertThat(told(export)).contains("AttributeFlowMappings", "-Depth 10");
    }

    @Test
    void what_a_run_printed_is_no_configuration() throws Exception {
        LegacyExport export = Analysing.read(DirSyncExport.zip(Map.of(
                "Rules.json", PrintedExport.RULES, "Runs.json", "[{\"RunNumber\": 1, \"Result\": \"success\"}]")));

        assertThat(export.ignoredFiles())
                .extracting(LegacyExport.IgnoredFile::name)
                .containsExactly("Runs.json");
    }

    @Test
    void a_printed_connector_tells_what_it_was_asked() throws Exception {
        Connector source =
                Analysing.read(bytes(PrintedExport.CONNECTORS)).connectors().getFirst();

        assertThat(source.kind()).isEqualTo(Connector.Kind.ACTIVE_DIRECTORY);
        assertThat(source.forest()).isEqualTo("fabrikam.test");
        assertThat(source.configuration().orElseThrow().account()).isEqualTo("MSOL_1");
        assertThat(source.at("parameter/Connector.GroupFilteringGroupDn").line())
                .isEqualTo(5);
    }

    @Test
    void policies_are_read_as_one_object_or_as_a_list() throws Exception {
        String rule = "{\"name\": \"Mine\", \"direction\": \"Inbound\", \"precedence\": 10, \"source\": \"user\","
                + " \"target\": \"person\", \"uniqueIdentifier\": \"{AB}\", \"attributeMappings\":"
                + " {\"destination\": \"title\", \"source\": \"title\"}}";
        String policy =
                "{\"friendlyName\": \"fabrikam.test\", \"uniqueIdentifier\": \"11111111-0000-4000-8000-000000000001\","
                        + " \"partitionFilters\": {\"distinguishedName\": \"DC=fabrikam,DC=test\"},"
                        + " \"customSynchronizationRules\": " + rule + "}";

        for (String shape : List.of(policy, "[" + policy + "]")) {
            AnalysisResult result = Analysing.analyse(bytes("{\"policyMetadata\": {\"type\": \"Applied\"},"
                    + " \"onpremisesDirectoryPolicy\": " + shape + ", \"azureDirectoryPolicy\": [{}]}"));

            assertThat(result.lacksParts()).isFalse();
            assertThat(result.settings().sources().getFirst().partitions()).hasSize(1);
            assertThat(result.settings().rules().custom()).singleElement().satisfies(custom -> {
                assertThat(custom.name()).isEqualTo("Mine");
                assertThat(custom.flows().getFirst().source()).isEqualTo("title");
            });
        }
    }

    @Test
    void a_list_inside_the_list_of_scopes_says_which_conditions_belong_together() throws Exception {
        AnalysisResult result = Analysing.analyse(bytes(scoped("[[%s, %s], [%s]]")));

        RuleDocument rule = result.settings().rules().custom().getFirst();
        assertThat(rule.scope()).extracting(group -> group.conditions().size()).containsExactly(2, 1);
    }

    @Test
    void conditions_beside_one_another_are_told_not_guessed_at() throws Exception {
        AnalysisResult result = Analysing.analyse(bytes(scoped("[%s, %s, %s]")));

        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(result.findings())
                .filteredOn(finding -> finding.code().equals("RULE_NOT_UNDERSTOOD"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message()).contains("whether all must hold or any"));
    }

    /** As public scripts read them: {@code scopeFilters.attribute}, {@code .condition}, {@code .value}. */
    private static String scoped(String shape) {
        String scope =
                shape.replace("%s", "{\"attribute\": \"department\", \"condition\": \"EQUAL\", \"value\": \"Sales\"}");
        return OtherExports.JSON.replaceAll("(?s)\"scopeFilters\": \\[.*?]}]", "\"scopeFilters\": " + scope);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
