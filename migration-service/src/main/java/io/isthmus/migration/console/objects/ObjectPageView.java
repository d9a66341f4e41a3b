package io.isthmus.migration.console.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What sync-service and export-service say of one object.
 *
 * @param verdict one sentence: whether it is synchronized, and if not, why
 * @param attributes side by side, by name; a name of the source need not be one of the target
 */
public record ObjectPageView(
        String title,
        String verdict,
        Tone tone,
        List<Fact> source,
        List<Fact> metaverse,
        List<Fact> target,
        List<Rule> rules,
        List<Attribute> sourceAttributes,
        List<Attribute> targetAttributes,
        List<String> problems) {

    public record Rule(String id, String name, boolean inScope, List<String> failed) {}

    /** @param desired as it should be at the target; {@code observed} as last seen there; of a source only {@code desired} */
    public record Attribute(
            String name, String desired, @Nullable String observed, boolean differs) {}

    public static ObjectPageView of(Optional<JsonNode> source, Optional<JsonNode> target) {
        JsonNode at = source.orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
        JsonNode there = target.orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
        return new ObjectPageView(
                title(at, there),
                source.map(found -> found.path("verdict").asText())
                        .orElseGet(() -> "Known at the target side only: no source object is shown here."),
                tone(at),
                sourceFacts(at),
                metaverseFacts(at.path("metaverse")),
                targetFacts(there),
                rules(at.path("rules")),
                attributes(at.path("attributes"), at.path("binaryAttributes")),
                differences(
                        there.path("desired").path("attributes"),
                        there.path("observed").path("attributes")),
                texts(at.path("metaverse").path("problems")));
    }

    /** By which export-service knows the object; empty when it never was to be at the target. */
    public static Optional<String> targetAnchorOf(JsonNode source) {
        String anchor = source.path("metaverse").path("targetAnchor").asText("");
        return anchor.isEmpty() ? Optional.empty() : Optional.of(anchor);
    }

    private static String title(JsonNode source, JsonNode target) {
        String name = source.path("metaverse")
                .path("attributes")
                .path("displayName")
                .path(0)
                .asText("");
        if (!name.isEmpty()) {
            return name;
        }
        return source.has("dn")
                ? source.path("dn").asText()
                : target.path("displayName").asText(target.path("targetAnchor").asText("Object"));
    }

    private static Tone tone(JsonNode source) {
        return switch (source.path("link").path("status").asText()) {
            case "PROJECTED", "JOINED" -> Tone.GOOD;
            case "ERROR" -> Tone.BAD;
            case "PENDING" -> Tone.BUSY;
            default -> Tone.NEUTRAL;
        };
    }

    private static List<Fact> sourceFacts(JsonNode source) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "source", source.path("connector"));
        add(facts, "DN", source.path("dn"));
        add(facts, "anchor", source.path("anchor"));
        add(facts, "class", source.path("objectClass"));
        add(facts, "observed", source.path("observedAt"));
        add(facts, "departed", source.path("departed"));
        add(facts, "link", source.path("link").path("status"));
        add(facts, "by rule", source.path("link").path("ruleId"));
        add(facts, "because", source.path("link").path("reason"));
        source.path("memberships")
                .properties()
                .forEach(each -> add(facts, each.getKey() + ", members", each.getValue()));
        return List.copyOf(facts);
    }

    private static List<Fact> metaverseFacts(JsonNode metaverse) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "type", metaverse.path("type"));
        add(facts, "to be at the target", metaverse.path("provisioned"));
        add(facts, "target anchor", metaverse.path("targetAnchor"));
        texts(metaverse.path("contributors")).forEach(each -> facts.add(Fact.of("joined from", each)));
        add(facts, "departed", metaverse.path("departed"));
        add(facts, "last sent", metaverse.path("emitted").path("emittedAt"));
        return List.copyOf(facts);
    }

    private static List<Fact> targetFacts(JsonNode target) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "should be", target.path("state"));
        add(facts, "id at the target", target.path("targetId"));
        add(facts, "target anchor", target.path("targetAnchor"));
        add(facts, "owned by us", target.path("owned"));
        add(facts, "pending", target.path("pending"));
        add(facts, "because", target.path("reason"));
        add(facts, "members to add", target.path("membersToAdd"));
        add(facts, "members to remove", target.path("membersToRemove"));
        target.path("lastOutcome")
                .properties()
                .forEach(each -> add(facts, "last outcome, " + each.getKey(), each.getValue()));
        return List.copyOf(facts);
    }

    private static List<Rule> rules(JsonNode rules) {
        return StreamSupport.stream(rules.spliterator(), false)
                .map(rule -> new Rule(
                        rule.path("ruleId").asText(),
                        rule.path("name").asText(),
                        rule.path("inScope").asBoolean(),
                        texts(rule.path("failed"))))
                .toList();
    }

    private static List<Attribute> attributes(JsonNode attributes, JsonNode binary) {
        List<String> binaryNames = texts(binary);
        List<Attribute> rows = new ArrayList<>();
        sorted(attributes)
                .forEach((name, values) -> rows.add(new Attribute(
                        name,
                        joined(values) + (binaryNames.contains(name) ? " (binary, as Base64)" : ""),
                        null,
                        false)));
        return List.copyOf(rows);
    }

    private static List<Attribute> differences(JsonNode desired, JsonNode observed) {
        TreeMap<String, JsonNode> names = sorted(observed);
        names.putAll(sorted(desired));
        return names.keySet().stream()
                .map(name -> new Attribute(
                        name,
                        joined(desired.path(name)),
                        joined(observed.path(name)),
                        desired.has(name) && !desired.path(name).equals(observed.path(name))))
                .toList();
    }

    private static TreeMap<String, JsonNode> sorted(JsonNode object) {
        TreeMap<String, JsonNode> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static String joined(JsonNode values) {
        return values.isArray() ? String.join(", ", texts(values)) : values.asText("");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void add(List<Fact> facts, String label, JsonNode value) {
        if (value.isBoolean()) {
            facts.add(Fact.of(label, value.asBoolean() ? "yes" : "no"));
        } else if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
            facts.add(Fact.of(label, value.asText()));
        }
    }
}
