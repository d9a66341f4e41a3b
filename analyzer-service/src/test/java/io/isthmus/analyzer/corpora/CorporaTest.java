package io.isthmus.analyzer.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.isthmus.analyzer.advice.InstallationFacts;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.WholePage;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.report.ReportPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real exports, which the project does not contain: system property {@code isthmus.corpora}. */
class CorporaTest {

    @Test
    void azure_ad_connect_of_contoso_is_ready_to_go() throws Exception {
        AnalysisResult result = Analysing.analyse(zip("aadconnect-contoso-2016"));

        assertThat(result.product().kind()).isEqualTo(Product.Kind.AZURE_AD_CONNECT);
        assertThat(result.product().version()).isEqualTo("1.1.130.0");
        assertThat(of(result, Finding.Severity.BLOCKING)).isEmpty();
        assertThat(of(result, Finding.Severity.WARNING))
                .as("untouched, so nothing to warn of")
                .isEmpty();
        assertThat(result.findings())
                .extracting(Finding::code)
                .doesNotContain("STANDARD_RULE_CHANGED", "STANDARD_RULE_NOT_COMPARED");
        assertThat(Analysing.counted(result, 1_000).verdict()).isEqualTo(Verdict.IN_PLACE);
        assertThat(result.settings().sources()).singleElement().satisfies(source -> {
            assertThat(source.name()).isEqualTo("contoso.com");
            assertThat(source.anchorAttribute()).isEqualTo("objectGUID");
            assertThat(source.partitions())
                    .containsExactly(new PartitionSettings(
                            "DC=contoso,DC=com", List.of("OU=CORP,DC=contoso,DC=com"), List.of("DC=contoso,DC=com")));
        });
        assertThat(result.settings().features().passwordHashSync()).isFalse();
        assertThat(result.settings().features().exchangeHybrid()).isTrue();
        assertThat(result.settings().safety().deletionThreshold()).isEqualTo(500);
        assertThat(result.settings().schedule()).isEqualTo(ScheduleSettings.defaults());
        assertThat(result.redactions()).isEmpty();
    }

    @Test
    void fim_of_contoso_is_blocked_for_good_reasons() throws Exception {
        AnalysisResult result = Analysing.analyse(zip("fim-contoso-2013"));

        assertThat(result.product().kind()).isEqualTo(Product.Kind.FIM_MIM);
        assertThat(result.product().version()).isNull();
        assertThat(result.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(of(result, Finding.Severity.BLOCKING))
                .contains(
                        "CUSTOM_METAVERSE_EXTENSION",
                        "CUSTOM_RULES_EXTENSION",
                        "SCRIPTED_PROVISIONING",
                        "SCRIPTED_FLOW",
                        "SCRIPTED_DELETION",
                        "UNSUPPORTED_CONNECTOR")
                .doesNotContain("CUSTOM_PROVISIONING_EXTENSION");
        PartitionSettings domain =
                result.settings().sources().getFirst().partitions().getFirst();
        assertThat(domain.dn()).isEqualTo("DC=contoso,DC=com");
        assertThat(domain.includedContainers()).containsExactly("DC=contoso,DC=com");
        assertThat(domain.excludedContainers()).hasSize(16);
    }

    @Test
    void the_constant_password_of_the_fim_sample_is_in_no_output() throws Exception {
        LegacyExport export = Analysing.read(zip("fim-contoso-2013"));
        AnalysisResult result = Analysing.conclude(export);
        ExportFacts facts = Analysing.facts(export);

        assertThat(result.redactions()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(List.of(
                        WireFormat.mapper().writeValueAsString(result),
                        WireFormat.mapper().writeValueAsString(facts),
                        WholePage.of(ReportPage.of(
                                result,
                                facts,
                                ShippedTables.advice()
                                        .on(InstallationFacts.of(result, facts, LocalDate.parse("2026-01-01"))),
                                Analysing.ways(result, facts, null),
                                ReportWords.in(Locale.ENGLISH))),
                        export.toString()))
                .allSatisfy(output -> assertThat(output).doesNotContain("Pa$$w0rd", "w0rd"));
        assertThat(WholePage.of(ReportPage.of(result, facts, List.of(), List.of(), ReportWords.in(Locale.ENGLISH))))
                .contains("[redacted]", "Secrets that were found");
    }

    @Test
    void a_bare_metaverse_holds_nothing_to_migrate() throws Exception {
        try (Stream<Path> folders = Files.list(corpus("fim-mim-mv-baselines"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                AnalysisResult result = Analysing.analyse(zip(folder));

                assertThat(result.product().kind()).isEqualTo(Product.Kind.FIM_MIM);
                assertThat(of(result, Finding.Severity.BLOCKING))
                        .as(folder.toString())
                        .containsExactly("NO_SOURCE_CONNECTOR");
            }
        }
    }

    @Test
    void a_single_connector_is_read_by_itself() throws Exception {
        AnalysisResult result = Analysing.analyse(
                Files.readAllBytes(corpus("ecma2-connector-exports").resolve("GoogleApps-ExportedMA.xml")));

        assertThat(of(result, Finding.Severity.BLOCKING))
                .contains("CUSTOM_CONNECTOR_EXTENSION", "UNSUPPORTED_CONNECTOR", "NO_SOURCE_CONNECTOR");
    }

    @Test
    void an_ecma2_host_is_recognized() throws Exception {
        AnalysisResult result = Analysing.analyse(
                Files.readAllBytes(corpus("ecma2-connector-exports").resolve("ECMA2Host-Configuration-CSV.xml")));

        assertThat(result.product().kind()).isEqualTo(Product.Kind.ECMA2_HOST);
        assertThat(of(result, Finding.Severity.BLOCKING))
                .contains("SCRIPTED_CONNECTOR", "UNSUPPORTED_CONNECTOR", "NO_SOURCE_CONNECTOR");
    }

    @Test
    void a_change_to_a_standard_rule_is_told_attribute_by_attribute() throws Exception {
        Map<String, String> files = files(corpus("aadconnect-contoso-2016"));
        String name = files.keySet().stream()
                .filter(n -> files.get(n).contains("Microsoft.InFromADUserCommon.004")
                        || files.get(n).contains("Microsoft.InfromADUserCommon.004"))
                .findFirst()
                .orElseThrow();
        String changed = files.get(name).replaceFirst("<dest>department</dest>", "<dest>division</dest>");
        files.put(name, changed);

        AnalysisResult result = Analysing.analyse(DirSyncExport.zip(files));

        assertThat(result.findings())
                .filteredOn(f -> f.code().equals("STANDARD_RULE_CHANGED"))
                .extracting(Finding::message)
                .satisfiesExactlyInAnyOrder(
                        m -> assertThat(m).contains("attribute department: the shipped flow was removed"),
                        m -> assertThat(m).contains("attribute division: a flow was added"));

        files.put(name, changed.replace("ADUserCommon.004", "ADUserCommon.005"));
        assertThat(Analysing.analyse(DirSyncExport.zip(files)).findings())
                .extracting(Finding::code)
                .as("a newer version is no customisation")
                .doesNotContain("STANDARD_RULE_CHANGED")
                .contains("STANDARD_RULE_NOT_COMPARED");
    }

    @Test
    void every_flow_of_azure_ad_connect_parses() throws Exception {
        LegacyExport export = Analysing.read(zip("aadconnect-contoso-2016"));
        List<SyncRule.Mapping> mappings = export.rules().stream()
                .flatMap(rule -> rule.mappings().stream())
                .toList();

        assertThat(mappings).hasSizeGreaterThan(1_000);
        assertThat(mappings.stream()
                        .map(SyncRule.Mapping::expression)
                        .filter(PlainValue.class::isInstance)
                        .map(e -> ((PlainValue) e).text()))
                .isNotEmpty()
                .allSatisfy(text ->
                        assertThat(Expression.compile(text)).as(text).isInstanceOf(CompileResult.Compiled.class));
    }

    /** Rules as YAML and outputs of commands are no exports: they are told by name, too. */
    @Test
    void every_file_and_every_folder_ends_in_a_result_or_a_named_error() throws Exception {
        int results = 0;
        for (String folder : Corpora.LEGACY) {
            try (Stream<Path> files = Files.walk(corpus(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    results += ends(Files.readAllBytes(file), file.toString());
                }
            }
            results += ends(zip(folder), folder);
        }
        assertThat(results).isGreaterThan(80);
    }

    private static int ends(byte[] upload, String name) throws IOException {
        try {
            LegacyExport export = Analysing.read(upload);
            AnalysisResult result = Analysing.conclude(export);
            byte[] settings = WireFormat.mapper().writeValueAsBytes(result.settings());
            assertThat(WireFormat.mapper().readValue(settings, SettingsDocument.class))
                    .as(name)
                    .isEqualTo(result.settings());
            assertThat(WholePage.of(ReportPage.of(
                            result,
                            Analysing.facts(export),
                            List.of(),
                            Analysing.ways(result, Analysing.facts(export), null),
                            ReportWords.in(Locale.ENGLISH))))
                    .as(name)
                    .contains("Verdict");
            return 1;
        } catch (UnreadableExport named) {
            assertThat(named.code())
                    .as(name)
                    .isNotIn(UnreadableExport.Code.INTERNAL, UnreadableExport.Code.INTERRUPTED);
            assertThat(named.whatToDo()).as(name).isNotBlank();
            return 0;
        }
    }

    private static List<String> of(AnalysisResult result, Finding.Severity severity) {
        return result.findings().stream()
                .filter(f -> f.severity() == severity)
                .map(Finding::code)
                .distinct()
                .toList();
    }

    private static Path corpus(String name) {
        Path folder = Corpora.folder(name);
        assumeThat(folder)
                .as("the corpus " + name + " is absent; name its parent folder by -Disthmus.corpora=…")
                .isDirectory();
        return folder;
    }

    private static byte[] zip(String name) throws IOException {
        return zip(corpus(name));
    }

    private static byte[] zip(Path folder) throws IOException {
        return DirSyncExport.zip(files(folder));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        return Corpora.files(folder);
    }
}
