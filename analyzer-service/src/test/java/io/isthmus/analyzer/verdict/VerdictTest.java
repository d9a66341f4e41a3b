package io.isthmus.analyzer.verdict;

import static io.isthmus.analyzer.fixtures.Analysing.analyse;
import static io.isthmus.analyzer.fixtures.Analysing.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final String SCRIPT = "<scripted-mapping><src-attribute>a</src-attribute>"
            + "<script-context>c</script-context></scripted-mapping>";

    @Test
    void an_untouched_dirsync_may_be_upgraded_in_place_below_50000_objects() throws Exception {
        AnalysisResult result = analyse(DirSyncExport.untouched().zip());

        assertThat(result.product().kind()).isEqualTo(Product.Kind.DIRSYNC);
        assertThat(result.product().version()).isEqualTo("1.0.6862.0");
        assertThat(result.verdict()).as("no verdict without a count").isNull();
        assertThat(codes(result)).contains("OBJECT_COUNT_UNKNOWN").doesNotContain("CUSTOM_RUN_PROFILE");
        assertThat(of(result, Finding.Severity.WARNING)).isEmpty();
        assertThat(of(result, Finding.Severity.BLOCKING)).isEmpty();

        AnalysisResult few = counted(result, 49_999);
        assertThat(few.verdict()).isEqualTo(Verdict.IN_PLACE);
        assertThat(few.estimatedMinutes()).isEqualTo(180);
        assertThat(few.overrideAllowed()).isTrue();
        assertThat(codes(few)).doesNotContain("OBJECT_COUNT_UNKNOWN");
    }

    @Test
    void exactly_50000_objects_go_in_parallel() throws Exception {
        AnalysisResult result = counted(analyse(DirSyncExport.untouched().zip()), 50_000);

        assertThat(result.verdict()).isEqualTo(Verdict.PARALLEL);
        assertThat(result.estimatedMinutes()).isEqualTo(180);
        assertThat(counted(result, 100_000).estimatedMinutes()).isEqualTo(360);
    }

    @Test
    void every_program_of_the_administrators_own_blocks() throws Exception {
        blocks(DirSyncExport.untouched().withRulesExtension("Fabrikam.Rules.dll"), "CUSTOM_RULES_EXTENSION");
        blocks(DirSyncExport.untouched().withCloudDll("Fabrikam.Cloud.dll"), "CUSTOM_CONNECTOR_EXTENSION");
        blocks(
                DirSyncExport.untouched()
                        .withMetaverse("<extension><assembly-name>Fabrikam.Mv.dll</assembly-name></extension>"),
                "CUSTOM_METAVERSE_EXTENSION");
        blocks(
                DirSyncExport.untouched()
                        .withPrivateParts(
                                "<cd-extension><assembly-name>Fabrikam.Exch.dll</assembly-name></cd-extension>"),
                "CUSTOM_PROVISIONING_EXTENSION");
        blocks(
                DirSyncExport.untouched()
                        .withPrivateParts(
                                "<password-extension-config><dll>Fabrikam.Pwd.dll</dll></password-extension-config>"),
                "CUSTOM_PASSWORD_EXTENSION");
    }

    @Test
    void every_scripted_part_blocks() throws Exception {
        blocks(DirSyncExport.untouched().withFlow("title", SCRIPT), "SCRIPTED_FLOW");
        blocks(
                DirSyncExport.untouched().withFilters("<filter-set cd-object-type=\"user\" type=\"scripted\"/>"),
                "SCRIPTED_FILTER");
        blocks(
                DirSyncExport.untouched()
                        .withJoins(
                                "<join-profile cd-object-type=\"user\"><join-criterion><resolution type=\"scripted\"/>"
                                        + "</join-criterion></join-profile>"),
                "SCRIPTED_JOIN");
        blocks(DirSyncExport.untouched().withMetaverse("<provisioning type=\"both\"/>"), "SCRIPTED_PROVISIONING");
        blocks(
                DirSyncExport.untouched()
                        .withMetaverse("<mv-deletion><mv-deletion-rule mv-object-type=\"person\" type=\"scripted\"/>"
                                + "</mv-deletion>"),
                "SCRIPTED_DELETION");
    }

    @Test
    void a_removed_attribute_or_a_foreign_connector_blocks() throws Exception {
        blocks(DirSyncExport.untouched().without("proxyAddresses"), "REQUIRED_ATTRIBUTE_REMOVED");
        blocks(DirSyncExport.untouched().withConnector("Payroll", "MSSQL"), "UNSUPPORTED_CONNECTOR");
    }

    @Test
    void a_dll_that_the_old_tools_ship_blocks_nothing() throws Exception {
        AnalysisResult result = analyse(DirSyncExport.untouched()
                .withPrivateParts("<cd-extension><assembly-name>exch2010extension.DLL</assembly-name></cd-extension>")
                .zip());

        assertThat(of(result, Finding.Severity.BLOCKING)).isEmpty();
    }

    @Test
    void what_an_administrator_changed_is_worth_a_warning() throws Exception {
        AnalysisResult result = analyse(DirSyncExport.untouched()
                .withRunProfile("Monday Morning")
                .withoutType("contact")
                .withComponentMapping()
                .withConfigurationSelected()
                .zip());

        assertThat(of(result, Finding.Severity.WARNING))
                .containsExactlyInAnyOrder(
                        "CUSTOM_RUN_PROFILE",
                        "OBJECT_TYPE_DESELECTED",
                        "PROVISIONING_HIERARCHY",
                        "NON_DOMAIN_PARTITION_SELECTED");
        assertThat(counted(result, 10).verdict()).isEqualTo(Verdict.IN_PLACE);
    }

    @Test
    void evidence_names_file_element_and_line() throws Exception {
        AnalysisResult result = analyse(DirSyncExport.untouched()
                .withRulesExtension("Fabrikam.Rules.dll")
                .zip());

        Finding finding = result.findings().getFirst();
        assertThat(finding.evidence())
                .startsWith(
                        DirSyncExport.SOURCE_FILE + ": /saved-ma-configuration/ma-data/extension/assembly-name (line ");
        assertThat(finding.message()).contains("Fabrikam.Rules.dll");
        assertThat(finding.whatToDo()).isNotBlank();
    }

    @Test
    void a_blocked_analysis_still_yields_settings() throws Exception {
        AnalysisResult result = analyse(DirSyncExport.untouched()
                .withRulesExtension("Fabrikam.Rules.dll")
                .zip());

        assertThat(result.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(result.overrideAllowed()).isFalse();
        assertThat(result.estimatedMinutes()).isNull();
        assertThat(result.settings().sources()).hasSize(1);
        assertThat(counted(result, 10).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    private static void blocks(DirSyncExport export, String code) throws Exception {
        AnalysisResult result = analyse(export.zip());
        assertThat(of(result, Finding.Severity.BLOCKING)).contains(code);
        assertThat(result.verdict()).isEqualTo(Verdict.BLOCKED);
    }

    private static List<String> codes(AnalysisResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static Set<String> of(AnalysisResult result, Finding.Severity severity) {
        return result.findings().stream()
                .filter(f -> f.severity() == severity)
                .map(Finding::code)
                .collect(Collectors.toSet());
    }
}
