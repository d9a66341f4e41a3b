package io.isthmus.migration.console.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The evidence of a step, of whatever shape, as names and values. */
final class EvidenceWords {

    /** Shown as a table of their own. */
    private static final Set<String> ELSEWHERE = Set.of("operations", "reports");

    private EvidenceWords() {}

    static List<Fact> of(@Nullable JsonNode evidence) {
        List<Fact> facts = new ArrayList<>();
        if (evidence != null) {
            collect("", evidence, facts);
        }
        return List.copyOf(facts);
    }

    private static void collect(String prefix, JsonNode object, List<Fact> facts) {
        object.properties().forEach(field -> {
            if (!ELSEWHERE.contains(field.getKey())) {
                String label = prefix.isEmpty() ? label(field.getKey()) : prefix + ": " + label(field.getKey());
                add(label, field.getValue(), facts);
            }
        });
    }

    private static void add(String label, JsonNode value, List<Fact> facts) {
        if (value.isObject()) {
            collect(label, value, facts);
        } else if (value.isArray()) {
            value.forEach(
                    element -> facts.add(Fact.of(label, element.isObject() ? inline(element) : element.asText())));
        } else if (!value.isNull() && !value.asText().isBlank()) {
            facts.add(Fact.of(label, scalar(value)));
        }
    }

    private static String inline(JsonNode object) {
        StringJoiner text = new StringJoiner(", ");
        object.properties().stream()
                .filter(field ->
                        field.getValue().isValueNode() && !field.getValue().isNull())
                .forEach(field -> text.add(scalar(field.getValue())));
        return text.toString();
    }

    private static String scalar(JsonNode value) {
        if (value.isIntegralNumber()) {
            return InWords.count(value.asLong());
        }
        return value.isBoolean() ? (value.asBoolean() ? "yes" : "no") : value.asText();
    }

    /** {@code notCarriedOver} as {@code not carried over}. */
    private static String label(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
