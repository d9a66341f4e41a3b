package io.isthmus.analyzer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.UnknownPart;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.OtherExports;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody asks for is told, unless it is left aside for a reason. */
class UnreadPartsTest {

    private static final RuleOfConnect RULE =
            RuleOfConnect.inbound("user", "person").direct("title", "title");

    @Test
    void small_exports_of_every_shape_hold_nothing_unknown() throws Exception {
        assertThat(paths(RULE.export())).isEmpty();
        assertThat(paths(ConnectExport.withRule(50, ""))).isEmpty();
        assertThat(paths(DirSyncExport.untouched().zip())).isEmpty();
        assertThat(paths(OtherExports.JSON.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(paths(OtherExports.ECMA2_HOST.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<linkType>Join         | <linkType new='1'>Join            | /synchronizationRule/linkType/@new",
                "<direction>            | <new/><direction>                 | /synchronizationRule/new",
                "<attribute-mappings>   | <attribute-mappings>text          | /synchronizationRule/attribute-mappings/text()",
                "<src><attr>            | <src><new>a</new><attr>           | /synchronizationRule/attribute-mappings/mapping/src/new",
                "<mapping>              | <mapping new='1'>                 | /synchronizationRule/attribute-mappings/mapping/@new",
                "<mapping>              | <mapping execute-once='perhaps'>  | /synchronizationRule/attribute-mappings/mapping/@execute-once",
                "<disabled>False        | <disabled>perhaps                 | /synchronizationRule/disabled/text()",
                "<EnablePasswordSync>false | <EnablePasswordSync>perhaps    | /synchronizationRule/EnablePasswordSync/text()",
                "<precedence>50         | <precedence>fifty                 | /synchronizationRule/precedence/text()"
            })
    void in_a_rule(String text, String by, String path) throws Exception {
        Map<String, String> files = RULE.files();
        files.replaceAll((name, xml) -> name.startsWith("Synchronization") ? xml.replace(text, by) : xml);

        assertThat(paths(DirSyncExport.zip(files))).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ma-partition-data>    | <ma-partition-data new='1'>       | /ma-data/ma-partition-data/@new",
                "<private-configuration>| <private-configuration><new/>     | /ma-data/private-configuration/new",
                "<category>             | <new><deep/></new><category>      | /ma-data/new",
                "<selected>             | <new/><selected>                  | /ma-data/ma-partition-data/partition/new",
                "<selected>1            | <selected>perhaps                 | /ma-data/ma-partition-data/partition/selected/text()"
            })
    void in_a_connector(String text, String by, String path) throws Exception {
        Map<String, String> files = RULE.files();
        files.replaceAll((name, xml) -> name.contains("{1}") ? xml.replace(text, by) : xml);

        assertThat(paths(DirSyncExport.zip(files))).containsExactly(path);
    }

    @Test
    void in_json() throws Exception {
        String json = OtherExports.JSON
                .replace("{\"policyMetadata\"", "{\"new\": {\"deep\": 1}, \"policyMetadata\"")
                .replace("\"linkType\": \"Join\"", "\"linkType\": \"Join\", \"newer\": 1, \"disabled\": \"perhaps\"");

        assertThat(paths(json.getBytes(StandardCharsets.UTF_8)))
                .containsExactlyInAnyOrder(
                        "/new",
                        "/onpremisesDirectoryPolicy/customSynchronizationRules/newer",
                        "/onpremisesDirectoryPolicy/customSynchronizationRules/disabled/text()");
    }

    @Test
    void one_path_is_told_once_and_counted() throws Exception {
        RuleOfConnect rule =
                RULE.mapping("<mapping new='1'><dest>a</dest></mapping><mapping new='2'><dest>b</dest></mapping>");

        assertThat(Analysing.read(rule.export()).unknownParts())
                .singleElement()
                .satisfies(part -> assertThat(part.times()).isEqualTo(2));
    }

    @Test
    void a_file_of_another_program_is_nobodys_business() throws Exception {
        Map<String, String> files = RULE.files();
        files.put("app.xml", "<Configuration><Anything/></Configuration>");
        files.put("app.json", "{\"anything\": 1}");

        assertThat(paths(DirSyncExport.zip(files))).isEmpty();
    }

    @Test
    void a_path_is_known_by_itself_by_what_is_around_it_or_anywhere() {
        IgnoredParts parts = new IgnoredParts(Stream.of(
                "# a comment",
                "/a/b\tone",
                "/a/tree/**\ttwo",
                "**/cookie\tthree",
                "/ma-data/private-configuration/*/x\tfour"));

        assertThat(parts.reason("/a/b")).isEqualTo("one");
        assertThat(parts.reason("/a/b/c")).isNull();
        assertThat(parts.reason("/a/tree/deep/@down")).isEqualTo("two");
        assertThat(parts.reason("/z/cookie/@size")).isEqualTo("three");
        assertThat(parts.reason("/ma-data/private-configuration/any-configuration/x"))
                .isEqualTo("four");
        assertThat(parts.reason("/a")).isNull();
    }

    private static List<String> paths(byte[] upload) throws Exception {
        return Analysing.read(upload).unknownParts().stream()
                .map(UnknownPart::first)
                .map(place -> IgnoredParts.plain(place.path()))
                .toList();
    }
}
