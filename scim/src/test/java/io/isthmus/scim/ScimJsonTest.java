package io.isthmus.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScimJsonTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @Test
    void names_and_extensions_are_found_in_any_case_and_written_as_they_came() throws Exception {
        JsonNode user = read("""
                {"UserName":"anna","NAME":{"givenname":"Anna"},"Emails":[{"VALUE":"a@x"}],"%s":{"Department":"D"}}""".formatted(ENTERPRISE.toUpperCase(Locale.ROOT)));

        assertThat(user.path("userName").asText()).isEqualTo("anna");
        assertThat(user.at("/name/givenName").asText()).isEqualTo("Anna");
        assertThat(user.at("/emails/0/value").asText()).isEqualTo("a@x");
        assertThat(user.path(ENTERPRISE).path("department").asText()).isEqualTo("D");
        assertThat(user.toString()).contains("\"UserName\"", "\"VALUE\"");
    }

    @Test
    void null_is_not_there() throws Exception {
        assertThat(read("{\"externalId\":null}").path("externalId").asText(null))
                .isNull();
    }

    @Test
    void what_is_nested_too_deep_is_not_read() {
        assertThatThrownBy(() -> read("[".repeat(100) + "]".repeat(100))).isInstanceOf(JsonProcessingException.class);
    }

    private static JsonNode read(String json) throws JsonProcessingException {
        return ScimJson.mapper().readTree(json);
    }
}
