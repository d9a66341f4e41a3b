package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.LegacyFlow.Direction;
import io.isthmus.analyzer.facts.LegacyFlow.Kind;
import io.isthmus.analyzer.facts.LegacyFlowValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One {@code export-flow} or {@code import-flow}: the mapping inside says how the value is made. */
final class FlowReading {

    private static final List<String> MAPPINGS =
            List.of("direct-mapping", "constant-mapping", "scripted-mapping", "dn-part-mapping", "sync-rule-mapping");

    private final SecretRedaction secrets;
    private final Consumer<ScriptedPart> scripted;

    FlowReading(SecretRedaction secrets, Consumer<ScriptedPart> scripted) {
        this.secrets = secrets;
        this.scripted = scripted;
    }

    LegacyFlow read(
            Element flow,
            Direction direction,
            @Nullable String connector,
            @Nullable String connectorType,
            @Nullable String metaverseType,
            @Nullable String target) {
        Element mapping = MAPPINGS.stream()
                .flatMap(name -> flow.child(name).stream())
                .findFirst()
                .orElse(flow);
        Kind kind = kindOf(mapping);
        String text = textOf(mapping, kind);
        if (kind == Kind.SCRIPTED) {
            scripted.accept(new ScriptedPart(ScriptedPart.Kind.FLOW, target, mapping.evidence()));
        }
        LegacyFlowValue value = secrets.flowing(text, target, mapping.evidence());
        return new LegacyFlow(
                direction,
                connector,
                connectorType,
                metaverseType,
                target,
                kind,
                sourcesOf(mapping),
                value,
                Boolean.TRUE.equals(mapping.parsedAttribute(TextFormat.FLAG, "initial-flow-only")),
                flow.evidence());
    }

    private static Kind kindOf(Element mapping) {
        return switch (mapping.name()) {
            case "constant-mapping" -> Kind.CONSTANT;
            case "scripted-mapping" -> Kind.SCRIPTED;
            case "dn-part-mapping" -> Kind.DN_PART;
            case "sync-rule-mapping" -> ruleKind(mapping);
            default -> Kind.DIRECT;
        };
    }

    private static Kind ruleKind(Element mapping) {
        String type = Objects.requireNonNullElse(mapping.attribute("mapping-type"), "direct");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "constant" -> Kind.CONSTANT;
            case "expression" -> Kind.EXPRESSION;
            default -> Kind.DIRECT;
        };
    }

    private static @Nullable String textOf(Element mapping, Kind kind) {
        return switch (kind) {
            case CONSTANT -> first(mapping, "constant-value", "sync-rule-value");
            case EXPRESSION ->
                mapping.child("sync-rule-value").map(FlowReading::asText).orElse(null);
            case SCRIPTED -> mapping.textAt("script-context");
            case DN_PART -> first(mapping, "dn-part");
            case DIRECT -> null;
        };
    }

    private static @Nullable String first(Element mapping, String... names) {
        return Stream.of(names)
                .map(mapping::textAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> sourcesOf(Element mapping) {
        return mapping.anywhere("src-attribute", "attr").stream()
                .map(Element::text)
                .filter(t -> !t.isEmpty())
                .distinct()
                .toList();
    }

    /** A functional expression of FIM is a tree of elements; here it becomes one line. */
    private static String asText(Element element) {
        if (element.leaf()) {
            return element.text();
        }
        return element.children().stream()
                .map(FlowReading::asTerm)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String asTerm(Element element) {
        String name = Objects.requireNonNullElse(element.attribute("id"), element.name());
        String inner = asText(element);
        return element.leaf() && !element.name().equals("fn") ? inner : name + "(" + inner + ")";
    }
}
