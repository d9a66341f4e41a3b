package io.isthmus.contracts.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSchemaTest {

    private static final Path SAMPLES = Path.of("src/test/resources/golden/v1");
    private static final Schema SCHEMA = schema();

    @Test
    void the_golden_documents_are_valid() throws IOException {
        assertThat(errors(minimal())).isEmpty();
        assertThat(errors(everything())).isEmpty();
        assertThat(errors(rows())).isEmpty();
    }

    @Test
    void every_property_of_the_records_is_described() throws IOException {
        var written =
                WireFormat.mapper().valueToTree(WireFormat.mapper().treeToValue(everything(), SettingsDocument.class));

        assertThat(errors(written)).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /schemaVersion                            | 2
                    /sources/0/name                           | "with space"
                    /sources/0/url                            | "ftp://ldap.example.com"
                    /sources/0/passwordRef                    | "hunter2"
                    /sources/0/pageSize                       | 0
                    /sources/0/pageSize                       | 5001
                    /sources/0/kind                           | "NOVELL"
                    /sources/0/partitions                     | []
                    /sources/0/password                       | "hunter2"
                    /target/url                               | "https://scim.example.com/v2/"
                    /target/maxConcurrentRequests             | 257
                    /target/authentication/type               | "none"
                    /target/authentication/tokenRef           | "eyJhbGciOi"
                    /safety/deletionThreshold                 | -1
                    /safety/deletionThresholdPercent          | 101
                    /safety/deletionWindow                    | "one day"
                    /safety/deprovision                       | "KEEP"
                    /safety/orphans                           | true
                    /safety/orphans                           | "IGNORE"
                    /schedule/deltaInterval                   | "P"
                    /unknown                                  | true
                    """)
    void a_value_out_of_bounds_is_refused_and_named(String pointer, String value) throws IOException {
        var document = minimal();
        set(document, JsonPointer.compile(pointer), WireFormat.mapper().readTree(value));

        assertThat(errors(document))
                .isNotEmpty()
                .anySatisfy(error -> assertThat(pointer)
                        .startsWith(error.getInstanceLocation().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/safety/deletionThreshold",
                "/identity/softMatch",
                "/identity/hardMatchTakeover",
                "/rules/standard"
            })
    void a_missing_limit_is_refused_by_schema_and_reader_alike(String pointer) throws IOException {
        var document = minimal();
        var path = JsonPointer.compile(pointer);
        ((ObjectNode) document.at(path.head())).remove(path.last().getMatchingProperty());

        assertThat(errors(document)).isNotEmpty();
        assertThatThrownBy(() -> WireFormat.mapper().treeToValue(document, SettingsDocument.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining(path.last().getMatchingProperty());
    }

    private static void set(JsonNode document, JsonPointer pointer, JsonNode value) {
        ((ObjectNode) document.at(pointer.head())).set(pointer.last().getMatchingProperty(), value);
    }

    private static List<Error> errors(JsonNode document) {
        return SCHEMA.validate(document.toString(), InputFormat.JSON);
    }

    private static JsonNode minimal() throws IOException {
        return WireFormat.mapper().readTree(Files.readString(SAMPLES.resolve("settings/minimal.json")));
    }

    private static JsonNode rows() throws IOException {
        return WireFormat.mapper().readTree(Files.readString(SAMPLES.resolve("settings/rows.json")));
    }

    private static JsonNode everything() throws IOException {
        return WireFormat.mapper()
                .readTree(Files.readString(SAMPLES.resolve("config/settings-changed.json")))
                .at("/change/settings");
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("../docs/settings.schema.json")));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
