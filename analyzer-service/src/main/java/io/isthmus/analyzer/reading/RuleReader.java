package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.SyncRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code <synchronizationRule>}; one rule a file, so the document is the unit. */
final class RuleReader {

    private final SecretRedaction secrets;

    private RuleReader(SecretRedaction secrets) {
        this.secrets = secrets;
    }

    static DocumentReader over(SecretRedaction secrets, Consumer<SyncRule> done) {
        RuleReader reader = new RuleReader(secrets);
        return new DocumentReader(Map.of("synchronizationRule", e -> done.accept(reader.rule(e))), Set.of(), () -> {});
    }

    private SyncRule rule(Element rule) {
        return new SyncRule(
                Guids.guid(rule.textAt("id")),
                rule.textAt("name"),
                rule.textAt("immutable-tag"),
                rule.textAt("direction"),
                Boolean.TRUE.equals(rule.parsedAt(TextFormat.FLAG, "disabled")),
                Guids.guid(rule.textAt("connector")),
                rule.textAt("sourceObjectType"),
                rule.textAt("targetObjectType"),
                rule.textAt("linkType"),
                rule.parsedAt(TextFormat.NUMBER, "precedence"),
                groups(rule, "synchronizationCriteria", "scope", this::scope),
                groups(rule, "relationshipCriteria", "condition", RuleReader::join),
                rule.child("attribute-mappings")
                        .map(m -> m.all("mapping").map(this::mapping).toList())
                        .orElse(List.of()),
                rule.parsedAt(TextFormat.FLAG, "EnablePasswordSync"),
                rule.textAt("softDeleteExpiryInterval"),
                rule.places());
    }

    private static <T> List<List<T>> groups(
            Element rule, String criteria, String item, java.util.function.Function<Element, T> read) {
        Optional<Element> found = rule.child(criteria);
        return found.map(c -> c.all("conditions")
                        .map(group -> group.all(item).map(read).toList())
                        .toList())
                .orElse(List.of());
    }

    private SyncRule.Scope scope(Element scope) {
        String attribute = scope.textAt("csAttribute");
        return new SyncRule.Scope(
                attribute,
                scope.textAt("csOperator"),
                secrets.flowing(scope.textAt("csValue"), attribute, scope.evidence()),
                scope.evidence());
    }

    private static SyncRule.Join join(Element condition) {
        return new SyncRule.Join(
                condition.textAt("csAttribute"),
                condition.textAt("ilmAttribute"),
                condition.parsedAt(TextFormat.FLAG, "caseSensitive"));
    }

    /** {@code src} holds names in {@code attr}, or by itself the text of a constant. */
    private SyncRule.Mapping mapping(Element mapping) {
        String target = mapping.textAt("dest");
        List<String> sources = mapping.child("src").map(s -> s.texts("attr")).orElse(List.of());
        String expression = mapping.textAt("expression");
        String constant = sources.isEmpty() && expression == null ? mapping.textAt("src") : null;
        return new SyncRule.Mapping(
                target,
                sources,
                secrets.flowing(expression, target, mapping.evidence()),
                secrets.flowing(constant, target, mapping.evidence()),
                mapping.textAt("valueMergeType"),
                Boolean.TRUE.equals(mapping.parsedAttribute(TextFormat.FLAG, "execute-once")),
                mapping.evidence());
    }
}
