package io.isthmus.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.OtherExports;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is missing from an upload is told, and no verdict builds on it. */
class CompletenessTest {

    @Test
    void whole_exports_lack_nothing() throws Exception {
        assertThat(missing(Analysing.analyse(ConnectExport.withRule(50, "")))).isEmpty();
        assertThat(missing(Analysing.analyse(DirSyncExport.untouched().zip()))).isEmpty();
        assertThat(missing(Analysing.analyse(OtherExports.JSON.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(missing(Analysing.analyse(OtherExports.ECMA2_HOST.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SynchronizationRules/SynchronizationRule_{3}.xml, the folder SynchronizationRules",
        "GlobalSettings/MV.xml, the global settings",
        "Connectors/Connector_{1}.xml, the connector {11111111-0000-4000-8000-000000000001}"
    })
    void a_folder_without_a_part_of_azure_ad_connect_says_which(String without, String what) throws Exception {
        AnalysisResult result = Analysing.analyse(remaining(ConnectExport.withGlobals(Map.of()), without));

        assertThat(missing(result)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("it lacks " + what);
            assertThat(finding.whatToDo()).contains("Get-ADSyncServerConfiguration -Path");
        });
        if (!without.startsWith("Connectors")) {
            assertThat(Analysing.counted(result, 10).verdict()).isNull();
            assertThat(Analysing.counted(result, 10).overrideAllowed()).isFalse();
        }
    }

    @Test
    void rules_without_connectors_are_no_export() throws Exception {
        Map<String, String> files = ConnectExport.withGlobals(Map.of());
        files.keySet().removeIf(name -> name.startsWith("Connectors"));

        assertThat(missing(Analysing.analyse(DirSyncExport.zip(files))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("the folder Connectors"));
    }

    @Test
    void a_connector_that_a_rule_names_is_missed_at_the_place_where_it_is_named() throws Exception {
        byte[] upload = remaining(ConnectExport.withGlobals(Map.of()), "Connectors/Connector_{1}.xml");

        assertThat(missing(Analysing.analyse(upload)))
                .singleElement()
                .extracting(Finding::evidence)
                .asString()
                .startsWith("SynchronizationRules/SynchronizationRule_{3}.xml: /synchronizationRule/connector (line ");
    }

    @Test
    void dirsync_without_its_metaverse_is_told_how_to_export_it() throws Exception {
        AnalysisResult result =
                Analysing.analyse(remaining(DirSyncExport.untouched().files(), DirSyncExport.METAVERSE_FILE));

        assertThat(missing(result)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("the metaverse (MV.xml)");
            assertThat(finding.whatToDo())
                    .contains("miisclient.exe", "Azure Active Directory Sync", "Export Server Configuration");
        });
        assertThat(Analysing.counted(result, 10).verdict()).isNull();
    }

    @Test
    void a_connector_that_a_flow_into_the_metaverse_names_is_missed() throws Exception {
        byte[] upload = DirSyncExport.untouched()
                .withMetaverse("<import-attribute-flow><import-flow-set mv-object-type=\"person\"><import-flows"
                        + " mv-attribute=\"title\"><import-flow src-ma=\"{DDDDDDDD-0000-4000-8000-000000000009}\""
                        + " cd-object-type=\"user\"><direct-mapping><src-attribute>title</src-attribute></direct-mapping>"
                        + "</import-flow></import-flows></import-flow-set></import-attribute-flow>")
                .zip();

        assertThat(missing(Analysing.analyse(upload)))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("{dddddddd-0000-4000-8000-000000000009}", "title"));
    }

    @Test
    void json_settings_without_the_cloud_lack_its_rules() throws Exception {
        String json = OtherExports.JSON.replaceFirst(",\\s*\"azureDirectoryPolicy\": \\{[^}]*}", "");

        assertThat(missing(Analysing.analyse(json.getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("azureDirectoryPolicy"));
    }

    @Test
    void what_blocks_goes_on_to_block_whatever_is_missing() throws Exception {
        byte[] upload =
                remaining(DirSyncExport.untouched().withRulesExtension("A.dll").files(), DirSyncExport.METAVERSE_FILE);

        assertThat(Analysing.counted(Analysing.analyse(upload), 10).verdict())
                .isEqualTo(AnalysisResult.Verdict.BLOCKED);
    }

    private static byte[] remaining(Map<String, String> files, String without) {
        assertThat(files.remove(without)).isNotNull();
        return DirSyncExport.zip(files);
    }

    private static List<Finding> missing(AnalysisResult result) {
        return result.findings().stream()
                .filter(finding -> finding.code().equals(AnalysisResult.INCOMPLETE_EXPORT))
                .toList();
    }
}
