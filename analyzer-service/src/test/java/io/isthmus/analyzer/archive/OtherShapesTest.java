package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.OtherExports;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** JSON settings and ECMA2Host configurations. The JSON imitates names known from public scripts; no schema is public. */
class OtherShapesTest {

    private static final String SETTINGS = OtherExports.JSON;

    @Test
    void json_settings_are_read() throws Exception {
        AnalysisResult result = Analysing.analyse(bytes(SETTINGS));

        assertThat(result.product().kind()).isEqualTo(Product.Kind.AZURE_AD_CONNECT);
        assertThat(result.product().version()).isEqualTo("2.1.20.0");
        assertThat(result.settings().sources())
                .singleElement()
                .satisfies(source -> assertThat(source.partitions())
                        .singleElement()
                        .satisfies(
                                p -> assertThat(p.includedContainers()).containsExactly("OU=In,DC=fabrikam,DC=test")));
        assertThat(result.settings().rules().custom()).singleElement().satisfies(rule -> {
            assertThat(rule.flows().getFirst().source()).isEqualTo("Trim([title])");
            assertThat(rule.scope()).hasSize(1);
        });
        assertThat(result.findings()).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo("DATABASE_FULL_SQL_SERVER");
            assertThat(f.message()).contains("SQL1", "ADSYNC");
            assertThat(f.details()).containsEntry("server", "SQL1").containsEntry("instance", "ADSYNC");
        });
        assertThat(result.findings()).noneMatch(f -> f.severity() == Finding.Severity.BLOCKING);
    }

    @Test
    void what_json_settings_cannot_tell_stays_open() throws Exception {
        LegacyExport export = Analysing.read(bytes(SETTINGS));

        Connector source = export.connectors().getFirst();
        assertThat(source.detail()).isInstanceOf(Connector.Untold.class);
        assertThat(export.globals()).isNull();
    }

    @Test
    void an_ecma2_host_is_read_without_its_scripts() throws Exception {
        AnalysisResult result = Analysing.analyse(bytes("<?xml version=\"1.0\"?><Configuration><Connectors><Connector>"
                + "<ConnectorConfig><Parameters>"
                + "<Parameter><Name>Import Script</Name><Encrypted>false</Encrypted><Value>Do-Evil</Value></Parameter>"
                + "<Parameter><Name>Password</Name><Encrypted>true</Encrypted><Value>Sesame</Value></Parameter>"
                + "</Parameters></ConnectorConfig></Connector></Connectors></Configuration>"));

        assertThat(result.product().kind()).isEqualTo(Product.Kind.ECMA2_HOST);
        assertThat(result.findings()).extracting(Finding::code).contains("SCRIPTED_CONNECTOR", "SECRET_IN_EXPORT");
        assertThat(WireFormat.mapper().writeValueAsString(result)).doesNotContain("Do-Evil", "Sesame");
    }

    @Test
    void broken_foreign_and_endless_json_is_named() {
        refused("{\"policyMetadata\": {", Code.MALFORMED_JSON);
        refused("{\"policyMetadata\": {}} trailing", Code.MALFORMED_JSON);
        refused("{\"a\": 1}", Code.NOT_AN_EXPORT);
        refused("[1, 2]", Code.NOT_AN_EXPORT);
        refused("{\"policyMetadata\": " + "[".repeat(5_000), Code.TOO_DEEP);
        refused("<Configuration><appSettings/></Configuration>", Code.NOT_AN_EXPORT);
    }

    private static void refused(String upload, Code code) {
        UnreadableExport refusal = catchThrowableOfType(UnreadableExport.class, () -> Analysing.read(bytes(upload)));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
