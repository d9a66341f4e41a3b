package io.isthmus.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import io.isthmus.contracts.analysis.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence is path and line of the very part that a finding speaks of. */
class PlacesTest {

    private static final RuleOfConnect RULE =
            RuleOfConnect.inbound("user", "person").direct("title", "title").scope("title", "ISNOTNULL", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<precedence>50<      | <precedence>500<         | CUSTOM_RULE_PRECEDENCE | /synchronizationRule/precedence",
                "<disabled>False<     | <disabled>True<          | CUSTOM_RULE_DISABLED   | /synchronizationRule/disabled",
                "<immutable-tag><      | <immutable-tag>Microsoft.New.1< | STANDARD_RULE_NOT_COMPARED | /synchronizationRule/immutable-tag",
                "ISNOTNULL            | ISNEW                    | RULE_NOT_UNDERSTOOD    | /synchronizationRule/synchronizationCriteria/conditions/scope",
                ">Update<             | >Mix<                    | RULE_NOT_UNDERSTOOD    | /synchronizationRule/attribute-mappings/mapping",
                "00:00:00             | 07:00:00                 | RULE_PART_LOST         | /synchronizationRule/softDeleteExpiryInterval"
            })
    void of_a_rule(String text, String by, String code, String path) throws Exception {
        Map<String, String> files = RULE.files();
        String name = "SynchronizationRules/SynchronizationRule_{3}.xml";
        files.computeIfPresent(name, (file, xml) -> xml.replace(text, by));

        assertThat(of(code, DirSyncExport.zip(files)).evidence())
                .isEqualTo(name + ": " + path + " (line " + line(files.get(name), path) + ")");
    }

    @Test
    void of_a_connector_inside_a_server_export() throws Exception {
        assertThat(of(
                                "REQUIRED_ATTRIBUTE_REMOVED",
                                DirSyncExport.untouched().without("mail").zip())
                        .evidence())
                .matches(".*: /saved-ma-configuration/ma-data/attribute-inclusion \\(line [1-9]\\d*\\)");
        assertThat(of("CONTAINER_FILTER_BY_NAME", DirSyncExport.untouched().zip())
                        .evidence())
                .matches(".*: /saved-ma-configuration/ma-data/ma-partition-data/partition/filter/containers"
                        + " \\(line [1-9]\\d*\\)");
    }

    @Test
    void of_a_global_setting() throws Exception {
        byte[] upload = DirSyncExport.untouched()
                .withMetaverse("\n\n<parameter-values><parameter name=\"Other\">1</parameter>\n<parameter"
                        + " name=\"Microsoft.Synchronize.StagingMode\">True</parameter></parameter-values>")
                .zip();

        assertThat(of("STAGING_MODE_ON", upload).evidence())
                .matches("MV.XML: /saved-mv-configuration/mv-data/parameter-values/parameter\\[2] \\(line [4-9]\\)");
    }

    private static Finding of(String code, byte[] upload) throws Exception {
        return Analysing.analyse(upload).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Of the element at the end of the path: the fixture writes each child of a rule on a line of its own. */
    private static long line(String xml, String path) {
        String child = path.split("/")[2];
        return xml.substring(0, xml.indexOf("<" + child)).lines().count() + 1;
    }
}
