package io.isthmus.analyzer.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each given file gets its right answer; the kinds behind them are tested where they belong. */
class GivenCasesTest {

    @BeforeEach
    void they_are_there() {
        assumeThat(GivenCases.folder()).isDirectory();
    }

    @Test
    void a_constant_that_keeps_people_out_is_carried_over() throws Exception {
        RuleDocument rule = rules("01a").getFirst();

        assertThat(rule.flows())
                .containsExactly(new Flow("cloudFiltered", FlowKind.CONSTANT, "True", MergeType.UPDATE, false));
        assertThat(rule.scope().getFirst().conditions().getFirst().value()).isEqualTo("NoSync");
    }

    @Test
    void a_constant_password_is_a_secret() throws Exception {
        AnalysisResult result = of("01b");

        assertThat(codes(result)).contains("SECRET_IN_EXPORT");
        assertThat(WireFormat.mapper().writeValueAsString(result)).doesNotContain("Spring-2016");
    }

    @Test
    void a_flow_that_applies_once_goes_on_to_apply_once() throws Exception {
        assertThat(rules("02").getFirst().flows().getFirst().executeOnce()).isTrue();
    }

    @Test
    void a_single_connector_is_no_whole_export_and_gets_no_verdict() throws Exception {
        AnalysisResult counted = Analysing.counted(of("04a"), 10);

        assertThat(codes(counted)).contains("INCOMPLETE_EXPORT");
        assertThat(counted.verdict()).isNull();
    }

    @Test
    void an_archive_cut_between_two_entries_is_an_error() throws Exception {
        byte[] whole = GivenCases.file("01a");
        int second = after(whole, "PK\3\4", 2);

        assertThatThrownBy(() -> Analysing.analyse(Arrays.copyOf(whole, second)))
                .isInstanceOfSatisfying(
                        UnreadableExport.class,
                        broken -> assertThat(broken.code()).isEqualTo(UnreadableExport.Code.MALFORMED_ZIP));
    }

    @Test
    void short_names_of_domain_and_forest_are_known() throws Exception {
        assertThat(rules("05").getFirst().flows()).extracting(Flow::source).containsExactly("\"CORP\"", "\"CORP\"");
    }

    @Test
    void checkboxes_and_paths_are_no_secrets_and_powershell_is_a_script() throws Exception {
        AnalysisResult result = of("08");

        assertThat(result.redactions()).isEmpty();
        assertThat(codes(result)).contains("SCRIPTED_CONNECTOR").doesNotContain("SECRET_IN_EXPORT");
    }

    @Test
    void evidence_is_the_place_of_the_part() throws Exception {
        assertThat(of("10").findings())
                .filteredOn(finding -> finding.code().equals("REQUIRED_ATTRIBUTE_REMOVED"))
                .singleElement()
                .extracting(Finding::evidence)
                .isEqualTo("Connectors/AD.xml: /ma-data/attribute-inclusion (line 6)");
    }

    @ParameterizedTest
    @CsvSource({
        "11a, RULE_PART_LOST, 3",
        "11b, DIRECTORY_EXTENSIONS, 1",
        "11c, SIGN_IN_METHOD, 1",
        "11g, DELETION_THRESHOLD_ZERO, 1"
    })
    void what_no_setting_holds_is_told(String file, String code, int times) throws Exception {
        assertThat(codes(of(file))).filteredOn(code::equals).hasSize(times);
    }

    @Test
    void a_threshold_of_nothing_does_not_become_none() throws Exception {
        assertThat(of("11g").settings().safety().deletionThreshold()).isEqualTo(1);
    }

    @Test
    void companions_of_a_mac_are_ignored_and_told() throws Exception {
        AnalysisResult result = of("12");

        assertThat(result.settings().sources()).hasSize(1);
        assertThat(result.findings())
                .filteredOn(finding -> finding.code().equals("FILE_IGNORED"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).isEqualTo("__MACOSX/Connectors/._AD.xml"));
    }

    @ParameterizedTest
    @CsvSource({"18a, INBOUND", "18b, OUTBOUND"})
    void a_contact_stays_a_contact(String file, RuleDocument.Direction direction) throws Exception {
        RuleDocument rule = rules(file).getFirst();

        assertThat(rule.direction()).isEqualTo(direction);
        assertThat(rule.sourceType()).isEqualTo("contact");
        assertThat(rule.targetType()).isEqualTo("contact");
    }

    @Test
    void what_an_outbound_rule_reads_is_filled() throws Exception {
        assertThat(rules("19"))
                .filteredOn(rule -> rule.direction() == RuleDocument.Direction.INBOUND)
                .isNotEmpty()
                .allSatisfy(rule ->
                        assertThat(rule.flows()).extracting(Flow::target).containsExactly("sourceObjectType"));
        assertThat(codes(of("19"))).doesNotContain("ATTRIBUTE_NOT_FILLED");
    }

    @Test
    void no_given_file_holds_anything_unknown() throws Exception {
        for (String file : List.of(
                "00", "01a", "01b", "02", "04a", "05", "08", "10", "11a", "11b", "11c", "11g", "12", "18a", "18b",
                "19")) {
            assertThat(codes(of(file))).as(file).doesNotContain("UNKNOWN_ELEMENT");
        }
    }

    private static AnalysisResult of(String file) throws Exception {
        return Analysing.analyse(GivenCases.file(file));
    }

    private static List<RuleDocument> rules(String file) throws Exception {
        return of(file).settings().rules().custom();
    }

    private static List<String> codes(AnalysisResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    /** Where the n-th occurrence begins. */
    private static int after(byte[] bytes, String signature, int occurrence) {
        int found = 0;
        for (int at = 0; at + signature.length() <= bytes.length; at++) {
            boolean here = true;
            for (int i = 0; i < signature.length(); i++) {
                here &= bytes[at + i] == signature.charAt(i);
            }
            if (here && ++found == occurrence) {
                return at;
            }
        }
        throw new IllegalStateException("there is no such entry");
    }
}
