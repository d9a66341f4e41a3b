package io.isthmus.analyzer.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.analyzer.analyzing.OurRules;
import io.isthmus.analyzer.ways.TargetTable.At;
import io.isthmus.analyzer.ways.TargetTable.Nowhere;
import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.RuleDocument;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetTableTest {

    private static final Path MAPPING =
            Path.of("..", "export-service/src/main/resources/io/isthmus/export/scim/mapping.json");

    /** Written by a message of their own, not by the table of attributes. */
    private static final Set<String> MEMBERS = Set.of("member", "memberNesting", "primaryMembers");

    private final TargetTable table = ShippedTables.targets();

    @Test
    void the_places_in_scim_are_those_that_export_service_writes() throws Exception {
        JsonNode mapping = WireFormat.mapper().readTree(MAPPING.toFile());

        mapping.properties()
                .forEach(type -> type.getValue()
                        .properties()
                        .forEach(attribute -> assertThat(table.scim(type.getKey(), attribute.getKey()))
                                .as("%s %s", type.getKey(), attribute.getKey())
                                .isEqualTo(
                                        new At(attribute.getValue().path("path").asText()))));
        outbound((type, attribute) -> {
            boolean written = mapping.path(type).has(attribute) || MEMBERS.contains(attribute);
            assertThat(table.scim(type, attribute) instanceof At)
                    .as("%s %s", type, attribute)
                    .isEqualTo(written);
        });
    }

    @Test
    void every_attribute_of_a_standard_rule_has_its_row() {
        outbound((type, attribute) -> {
            assertThat(table.scim(type, attribute)).isNotEqualTo(new Nowhere(NoPlace.UNKNOWN_ATTRIBUTE));
            assertThat(table.graph(type, attribute)).isNotEqualTo(new Nowhere(NoPlace.UNKNOWN_ATTRIBUTE));
        });
    }

    private interface Seen {
        void attribute(String type, String attribute);
    }

    private static void outbound(Seen seen) {
        OurRules.forActiveDirectory().stream()
                .filter(rule -> rule.direction() == RuleDocument.Direction.OUTBOUND)
                .forEach(rule -> rule.flows().forEach(flow -> seen.attribute(rule.targetType(), flow.target())));
    }
}
