package io.isthmus.analyzer.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.contracts.analysis.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is changed in a real export's standard rules is noticed, and what. */
class ChangedStandardRulesTest {

    private static final String USER_JOIN = "Microsoft.InfromADUserJoin.003";
    private static final String COMPUTER_JOIN = "Microsoft.InfromADComputerJoin.002";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Microsoft.InfromADUserAccountEnabled.004 | <src>True</src>          | <src>False</src>          | accountEnabled",
                "Microsoft.InfromADComputerJoin.002       | <src>Computer</src>      | <src>Machine</src>        | constant Machine",
                "Microsoft.InfromADComputerJoin.002       | execute-once=\"true\"    | execute-once=\"false\"    | cloudCreated",
                "Microsoft.OuttoAADUserJoin.006           | <EnablePasswordSync>true | <EnablePasswordSync>false | no longer enabled",
                "Microsoft.InfromADUserJoin.003           | <EnablePasswordSync>false| <EnablePasswordSync>true  | which it was not",
                "Microsoft.InfromADUserJoin.003           | <sourceObjectType>user   | <sourceObjectType>contact | contact to person",
                "Microsoft.InfromADUserJoin.003           | <targetObjectType>person | <targetObjectType>group   | user to group",
                "Microsoft.InfromADUserJoin.003           | <direction>Inbound       | <direction>Outbound       | direction",
                "Microsoft.InfromADUserJoin.003           | <softDeleteExpiryInterval>00:00:00 | <softDeleteExpiryInterval>1.00:00:00 | soft-delete interval",
                "Microsoft.InfromADUserJoin.003           | <linkType>Provision      | <linkType>Join            | link type",
                "Microsoft.InfromADUserJoin.003           | <precedence>100          | <precedence>200           | precedence is 200, shipped is 100",
                "Microsoft.InfromADUserJoin.003           | <precedence>100          | <precedence>99            | below 100"
            })
    void a_changed_part_is_told(String tag, String text, String by, String what) throws Exception {
        assertThat(messages(edited(tag, text, by)))
                .anySatisfy(message -> assertThat(message).contains(what));
    }

    @Test
    void whether_case_matters_in_a_join_is_noticed() throws Exception {
        Map<String, String> files = sample();
        String name = files.keySet().stream()
                .filter(file -> files.get(file).contains("<caseSensitive>True"))
                .findFirst()
                .orElseThrow();
        files.computeIfPresent(name, (file, xml) -> xml.replace("<caseSensitive>True", "<caseSensitive>False"));

        assertThat(messages(files)).anySatisfy(message -> assertThat(message).contains("whether case matters"));
    }

    @Test
    void a_flow_that_applies_once_now_is_noticed() throws Exception {
        assertThat(messages(edited(COMPUTER_JOIN, "<mapping>", "<mapping execute-once=\"true\">")))
                .isNotEmpty();
    }

    @Test
    void every_single_rule_is_missed_when_it_is_gone() throws Exception {
        Map<String, String> whole = sample();
        List<String> rules = whole.keySet().stream()
                .filter(name -> name.contains("SynchronizationRules/"))
                .toList();
        assertThat(rules).hasSize(62);
        for (String rule : rules) {
            Map<String, String> files = sample();
            String tag = files.remove(rule).replaceAll("(?s).*<immutable-tag>(.*)</immutable-tag>.*", "$1");

            assertThat(messages(files)).singleElement().asString().contains("missing", tag);
        }
    }

    @Test
    void without_an_option_nobody_misses_its_rules() throws Exception {
        Map<String, String> files = sample();
        files.values()
                .removeIf(xml -> xml.contains("ExchangeHybrid.0")
                        || xml.contains("Microsoft.OuttoAD") && !xml.contains("Microsoft.OuttoAAD"));

        assertThat(messages(files)).isEmpty();
    }

    @Test
    void a_tag_that_is_not_microsofts_makes_a_custom_rule() throws Exception {
        Map<String, String> files = edited(USER_JOIN, USER_JOIN, "Contoso.InfromADUserJoin.003");

        assertThat(Analysing.analyse(DirSyncExport.zip(files)).findings())
                .filteredOn(finding -> finding.code().equals("CUSTOM_RULE"))
                .hasSize(1);
    }

    private static List<String> messages(Map<String, String> files) throws Exception {
        return Analysing.analyse(DirSyncExport.zip(files)).findings().stream()
                .filter(finding -> finding.code().equals("STANDARD_RULE_CHANGED"))
                .map(Finding::message)
                .toList();
    }

    private static Map<String, String> edited(String tag, String text, String by) throws IOException {
        Map<String, String> files = sample();
        files.computeIfPresent(fileOf(files, tag), (name, xml) -> {
            assertThat(xml).contains(text);
            return xml.replace(text, by);
        });
        return files;
    }

    private static String fileOf(Map<String, String> files, String tag) {
        return files.keySet().stream()
                .filter(name -> files.get(name).contains(">" + tag + "<"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> sample() throws IOException {
        Path folder = Corpora.folder("aadconnect-contoso-2016");
        assumeThat(folder).isDirectory();
        return Corpora.files(folder);
    }
}
