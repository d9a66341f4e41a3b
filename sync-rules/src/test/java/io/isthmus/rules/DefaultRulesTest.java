package io.isthmus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.rules.rule.RuleReading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {RuleFiles.ACTIVE_DIRECTORY, RuleFiles.LDAP})
    void every_standard_rule_is_readable(String file) {
        assertThat(RuleFiles.read(file))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).isInstanceOf(RuleReading.Readable.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {RuleFiles.ACTIVE_DIRECTORY, RuleFiles.LDAP})
    void documents_have_the_fields_of_the_settings_and_no_others(String file) {
        Set<String> allowed = Set.of(
                "id",
                "name",
                "direction",
                "sourceType",
                "targetType",
                "linkType",
                "precedence",
                "scope",
                "joins",
                "flows");
        RuleFiles.documents(file).forEach(document -> {
            Set<String> fields = new HashSet<>();
            document.fieldNames().forEachRemaining(fields::add);
            assertThat(allowed).containsAll(fields);
            assertThat(document.path("precedence").asInt()).isGreaterThanOrEqualTo(100);
        });
    }

    @Test
    void what_both_files_have_is_the_same_in_both() {
        Map<String, JsonNode> byId = new HashMap<>();
        RuleFiles.documents(RuleFiles.ACTIVE_DIRECTORY)
                .forEach(document -> byId.put(document.path("id").asText(), document));
        RuleFiles.documents(RuleFiles.LDAP).forEach(document -> {
            JsonNode other = byId.get(document.path("id").asText());
            if (other != null) {
                assertThat(document).isEqualTo(other);
            }
        });
        assertThat(byId).containsKey("standard.out.user.join");
    }
}
