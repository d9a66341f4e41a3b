package io.isthmus.migration.console.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.migration.MigrationStep.Name;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A form's fields as the body that the REST interface takes. */
class StepFormsTest {

    @Test
    void a_step_without_a_body_has_none() {
        assertThat(StepForms.body(Name.LEAVE_STAGING, Map.of("token", "t"))).isNull();
    }

    @Test
    void nothing_is_confirmed_by_an_empty_form() throws JsonProcessingException {
        assertThat(body(Name.RETIRE_OLD_TOOL, Map.of()).path("confirmed").asBoolean(true))
                .isFalse();
        assertThat(body(Name.ANALYZE, Map.of("analysisId", "a1"))
                        .path("override")
                        .asBoolean(true))
                .isFalse();
        assertThat(body(Name.VERIFY, Map.of("errors", " ")).has("errors")).isFalse();
    }

    @Test
    void addresses_and_references_go_to_their_source_and_the_target() throws JsonProcessingException {
        JsonNode body = body(
                Name.IMPORT_SETTINGS,
                Map.of(
                        "source.0.name", "contoso",
                        "source.0.url", "ldaps://dc1",
                        "source.0.passwordRef", "env:P",
                        "target.name", "cloud",
                        "target.authentication", "clientCredentials",
                        "target.tokenRef", "env:UNUSED",
                        "target.clientId", "me"));

        assertThat(body.at("/sources/contoso/url").asText()).isEqualTo("ldaps://dc1");
        assertThat(body.at("/target/authentication/type").asText()).isEqualTo("clientCredentials");
        assertThat(body.at("/target/authentication/clientId").asText()).isEqualTo("me");
        assertThat(body.at("/target/authentication").has("tokenRef")).isFalse();
    }

    @Test
    void what_is_ticked_of_the_re_creations_is_told_by_item_and_what_is_open_is_left_out()
            throws JsonProcessingException {
        JsonNode body = body(
                Name.RE_CREATE,
                Map.of(
                        "token",
                        "t",
                        "item.1a",
                        "RE_CREATED",
                        "item.2b",
                        "GIVEN_UP",
                        "item.3c",
                        "",
                        "comment",
                        "by hand"));

        assertThat(body.path("items").toString()).isEqualTo("{\"1a\":\"RE_CREATED\",\"2b\":\"GIVEN_UP\"}");
        assertThat(body.path("comment").asText()).isEqualTo("by hand");
    }

    @Test
    void an_installation_is_told_with_its_containers_line_by_line() throws JsonProcessingException {
        JsonNode body = body(
                Name.CHOOSE_INSTALLATION,
                Map.of(
                        "kind", "CUSTOM",
                        "forests", "2",
                        "enterpriseAdmin", "on",
                        "name", "corp",
                        "namingContext", "DC=corp",
                        "containers", "OU=A,DC=corp\r\n\r\n OU=B,DC=corp "));

        assertThat(body.path("forests").asInt()).isEqualTo(2);
        assertThat(body.has("objects")).as("not known").isFalse();
        assertThat(body.path("enterpriseAdmin").asBoolean()).isTrue();
        assertThat(body.path("passwordHashSync").asBoolean(true)).isFalse();
        assertThat(body.at("/sources/0/containers").toString()).isEqualTo("[\"OU=A,DC=corp\",\"OU=B,DC=corp\"]");
    }

    @Test
    void options_go_to_the_import_and_nothing_else_where_nothing_else_is_given() throws JsonProcessingException {
        assertThat(body(Name.IMPORT_SETTINGS, Map.of("database", "db1:5432")).toString())
                .isEqualTo("{\"options\":{\"database\":\"db1:5432\"}}");
        assertThat(body(Name.READY_TO_CONFIGURE, Map.of("digest", "d", "seen", "on"))
                        .path("startAtOnce")
                        .asBoolean(true))
                .isFalse();
        assertThat(body(Name.CONFIRM_DATABASE, Map.of()).path("confirmed").asBoolean(true))
                .isFalse();
    }

    @Test
    void a_number_that_is_none_is_named() {
        assertThatThrownBy(() -> StepForms.body(Name.VERIFY, Map.of("errors", "some")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("errors is no number: some");
    }

    private static JsonNode body(Name step, Map<String, String> form) throws JsonProcessingException {
        return WireFormat.mapper().readTree(StepForms.body(step, form));
    }
}
