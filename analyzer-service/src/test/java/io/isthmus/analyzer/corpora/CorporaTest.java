package io.isthmus.analyzer.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        assertThat(result.settings().schedule().deltaInterval()).hasMinutes(30);
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
        AnalysisResult result = Analysing.analyse(zip("fim-contoso-2013"));

        assertThat(result.redactions()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(WireFormat.mapper().writeValueAsString(result)).doesNotContain("Pa$$w0rd", "w0rd");
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

    @Test
    void the_largest_export_takes_less_than_two_seconds_warm() throws Exception {
        byte[] upload = zip("aadconnect-contoso-2016");
        Analysing.analyse(upload);
        long start = System.nanoTime();

        Analysing.analyse(upload);

        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    private static List<String> of(AnalysisResult result, Finding.Severity severity) {
        return result.findings().stream()
                .filter(f -> f.severity() == severity)
                .map(Finding::code)
                .distinct()
                .toList();
    }

    static Path corpus(String name) {
        Path folder = Path.of(System.getProperty("isthmus.corpora", "../../shared/corpora"))
                .resolve(name);
        assumeThat(folder)
                .as("the corpus " + name + " is absent; name its parent folder by -Disthmus.corpora=…")
                .isDirectory();
        return folder;
    }

    private static byte[] zip(String name) throws IOException {
        return zip(corpus(name));
    }

    static byte[] zip(Path folder) throws IOException {
        return DirSyncExport.zip(files(folder));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.getFileName() + "/"
                        + folder.relativize(file).toString().replace('\\', '/');
                files.put(name, Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
