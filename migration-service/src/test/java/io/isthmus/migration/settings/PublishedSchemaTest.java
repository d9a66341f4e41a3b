package io.isthmus.migration.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SettingsDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the published schema refuses, the service refuses: by the name of the element, with what the schema says of it. */
class PublishedSchemaTest {

    private static final Path SAMPLES = Path.of("../contracts/src/test/resources/golden/v1");

    @Test
    void whole_documents_have_no_flaw() throws IOException {
        assertThat(SettingsCheck.flawsOf(settings(whole()))).isEmpty();
    }

    @Test
    void a_rule_need_not_say_what_has_a_default() throws IOException {
        JsonNode whole = whole();
        ((ObjectNode) whole.at("/rules/custom/0")).remove(List.of("name", "linkType"));
        ((ObjectNode) whole.at("/rules/custom/0/flows/0")).remove(List.of("merge", "executeOnce"));

        assertThat(SettingsCheck.flawsOf(settings(whole))).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /sources/0/name                           | "with space"   | sources[with space].name
                    /sources/0/pageSize                       | 5001           | sources[contoso.com].pageSize
                    /sources/0/anchorAttribute                | ""             | sources[contoso.com].anchorAttribute
                    /sources/0/partitions                     | []             | sources[contoso.com].partitions
                    /sources/0/partitions/0/dn                | "x"            | sources[contoso.com].partitions[0].dn
                    /target/url                               | "https://a/v2/"| target.url
                    /target/maxConcurrentRequests             | 257            | target.maxConcurrentRequests
                    /target/authentication/clientSecretRef    | "env:1"        | target.authentication.clientSecretRef
                    /identity/upnAttribute                    | ""             | identity.upnAttribute
                    /safety/deletionThreshold                 | -1             | safety.deletionThreshold
                    /safety/deletionThresholdPercent          | 101            | safety.deletionThresholdPercent
                    /schedule/targetImportAfterWrites         | -1             | schedule.targetImportAfterWrites
                    /rules/custom/0/precedence                | 100            | rules.custom[in-user-extra].precedence
                    /rules/custom/0/flows/0/target            | ""             | rules.custom[in-user-extra].flows[0].target
                    """)
    void a_value_out_of_bounds_is_refused_by_its_name(String pointer, String value, String element) throws IOException {
        List<SettingsFlaw> flaws = SettingsCheck.flawsOf(settings(with(whole(), JsonPointer.compile(pointer), value)));

        assertThat(flaws).singleElement().satisfies(flaw -> {
            assertThat(flaw.element()).isEqualTo(element);
            assertThat(flaw.whatToDo()).isNotBlank();
        });
    }

    private static JsonNode with(JsonNode document, JsonPointer pointer, String value) throws JsonProcessingException {
        JsonNode parsed = WireFormat.mapper().readTree(value);
        switch (document.at(pointer.head())) {
            case ObjectNode object -> object.set(pointer.last().getMatchingProperty(), parsed);
            case ArrayNode array -> array.set(pointer.last().getMatchingIndex(), parsed);
            default -> throw new IllegalArgumentException(pointer.toString());
        }
        return document;
    }

    private static SettingsDocument settings(JsonNode document) throws JsonProcessingException {
        return WireFormat.mapper().treeToValue(document, SettingsDocument.class);
    }

    private static JsonNode whole() throws IOException {
        return WireFormat.mapper()
                .readTree(Files.readString(SAMPLES.resolve("config/settings-changed.json")))
                .at("/change/settings");
    }
}
