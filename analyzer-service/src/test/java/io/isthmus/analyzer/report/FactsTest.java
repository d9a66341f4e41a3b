package io.isthmus.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.WholePage;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.contracts.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final String JSON = """
            {"policyMetadata": {"azureADConnectVersion": "2.1.0.0"},
             "deploymentMetadata": {"databaseServer": "SQL01", "databaseInstance": "PROD", "databaseName": "ADSync"},
             "onpremisesDirectoryPolicy": [{"friendlyName": "fabrikam.test", "fullyQualifiedDomainName": "fabrikam.test",
               "uniqueIdentifier": "11111111-0000-4000-8000-000000000001",
               "partitionFilters": [{"distinguishedName": "DC=fabrikam,DC=test"}]}],
             "azureDirectoryPolicy": {}}
            """;

    @Test
    void what_a_format_cannot_express_is_null_and_written_as_null() throws Exception {
        JsonNode facts = json(JSON.getBytes(StandardCharsets.UTF_8));

        assertThat(facts.at("/globals").isNull()).isTrue();
        assertThat(facts.at("/metaverse").isNull()).isTrue();
        assertThat(facts.at("/connectors/0/forest").asText()).isEqualTo("fabrikam.test");
        assertThat(facts.at("/forests/0").asText()).isEqualTo("fabrikam.test");
        for (String unknown : List.of(
                "attributesSelected",
                "attributesRemoved",
                "declaredFilters",
                "scripted",
                "flows",
                "directFlows",
                "otherFlows",
                "extensions",
                "runProfiles",
                "passwordHashSync",
                "account",
                "provisioningHierarchy")) {
            JsonNode value = facts.at("/connectors/0").get(unknown);
            assertThat(value).as(unknown).isNotNull();
            assertThat(value.isNull()).as(unknown).isTrue();
        }
        assertThat(facts.at("/database/server").asText()).isEqualTo("SQL01");
    }

    @Test
    void facts_of_dirsync_are_told_and_its_missing_rules_are_null() throws Exception {
        JsonNode facts = json(DirSyncExport.untouched().zip());

        assertThat(facts.at("/rules").isNull()).isTrue();
        assertThat(facts.at("/database").isNull()).isTrue();
        assertThat(facts.at("/connectors").findValuesAsText("dn")).contains("DC=fabrikam,DC=test");
        assertThat(facts.at("/connectors/0/flows").isObject()).isTrue();
    }

    @Test
    void rules_show_their_state() throws Exception {
        JsonNode facts = json(ConnectExport.withStandardRule("Microsoft.InfromADUserExchange.099", true));

        assertThat(facts.at("/rules/0/state").asText()).isEqualTo("STANDARD_NOT_COMPARED");
        assertThat(facts.at("/rules/0/disabled").asBoolean()).isTrue();
        assertThat(facts.at("/connectors/0/forest").asText()).isEqualTo("fabrikam.test");
        assertThat(facts.at("/globals/stagingMode").isNull()).isTrue();
    }

    @Test
    void flows_and_rules_are_told_in_words() throws Exception {
        JsonNode dirSync = json(DirSyncExport.untouched()
                .withFlow("mail", "<direct-mapping><src-attribute>email</src-attribute></direct-mapping>")
                .withFlow("title", "<constant-mapping><constant-value>x</constant-value></constant-mapping>")
                .zip());
        JsonNode connect = json(ConnectExport.withRule(
                50,
                "<mapping><dest>title</dest><expression>Trim([title])</expression></mapping>"
                        + "<mapping><dest>mail</dest><src><attr>mail</attr></src></mapping>"));

        assertThat(dirSync.at("/connectors/0/flows").toString()).isEqualTo("{\"CONSTANT\":1,\"DIRECT\":1}");
        assertThat(dirSync.at("/connectors/0/directFlows/0").asText()).isEqualTo("mail <- email");
        assertThat(dirSync.at("/connectors/0/otherFlows/0").asText()).isEqualTo("title <- constant x");
        assertThat(connect.at("/rules/0/state").asText()).isEqualTo("CUSTOM");
        assertThat(connect.at("/rules/0/scope/0").asText()).isEqualTo("department EQUAL Sales");
        assertThat(connect.at("/rules/0/flows").toString()).isEqualTo("[\"title <- Trim([title])\",\"mail <- mail\"]");
    }

    @Test
    void the_page_shows_every_fact_and_calls_the_rest_unknown() throws Exception {
        LegacyExport export = Analysing.read(DirSyncExport.untouched().zip());

        String page = WholePage.of(ReportPage.of(
                Analysing.conclude(export),
                Analysing.facts(export),
                List.of(),
                List.of(),
                ReportWords.in(Locale.ENGLISH)));

        assertThat(page)
                .contains("What the export says", "Connector Active Directory Connector", "Run profiles")
                .contains("Extension DLLs", "Attributes selected", "OU=Old,DC=fabrikam,DC=test", "are unknown.")
                .doesNotContain("<script", "http://", "https://", ">null<");
    }

    @Test
    void facts_survive_their_way_through_the_database() throws Exception {
        for (byte[] upload : List.of(
                DirSyncExport.untouched().zip(),
                ConnectExport.withStandardRule("Microsoft.InfromADUserExchange.099", true),
                JSON.getBytes(StandardCharsets.UTF_8))) {
            ExportFacts facts = Analysing.facts(Analysing.read(upload));

            assertThat(WireFormat.mapper().readValue(WireFormat.mapper().writeValueAsString(facts), ExportFacts.class))
                    .isEqualTo(facts);
        }
    }

    @Test
    void connectors_metaverse_and_settings_are_written_flat() throws Exception {
        JsonNode facts = json(ConnectExport.withStandardRule("Microsoft.InfromADUserExchange.099", true));
        JsonNode dirSync = json(DirSyncExport.untouched().zip());

        String connector = "name id kind category subtype assemblyVersion forest account partitions attributesSelected"
                + " attributesRemoved attributeUses options declaredFilters scripted flows directFlows otherFlows extensions runProfiles"
                + " passwordHashSync groupFilter provisioningHierarchy";
        assertThat(names(dirSync.at("/connectors/0"))).containsExactlyInAnyOrder(connector.split(" "));
        assertThat(names(facts.at("/connectors/0"))).containsExactlyInAnyOrder(connector.split(" "));
        assertThat(names(dirSync.at("/metaverse")))
                .containsExactlyInAnyOrder(
                        "provisioning",
                        "flows",
                        "directFlows",
                        "otherFlows",
                        "scripted",
                        "extensions",
                        "schema",
                        "passwordChangeSync");
        assertThat(names(facts.at("/globals")))
                .containsExactlyInAnyOrder(("anchorAttribute signInAttribute alternateId signOnMethod exchangeHybrid"
                                + " groupWriteBack deviceWriteBack userWriteBack passwordWriteBack directoryExtensions"
                                + " attributeFiltering attributesExcluded stagingMode deletionThresholdOn"
                                + " deletionThreshold interval scheduleOn automaticUpgrade parameters")
                        .split(" "));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(byte[] upload) throws Exception {
        return WireFormat.mapper()
                .readTree(WireFormat.mapper().writeValueAsString(Analysing.facts(Analysing.read(upload))));
    }
}
