package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.SyncRule;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A synchronization rule as the JSON settings write it. */
final class JsonRules {

    /** A description or an option of RFC 4512, section 2.5; the metaverse's names have underscores, too. */
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_;.-]*");

    private final SecretRedaction secrets;

    JsonRules(SecretRedaction secrets) {
        this.secrets = secrets;
    }

    SyncRule rule(Element rule, @Nullable String connector) {
        String precedence = any(rule, "precedence");
        String tag = any(rule, "immutableTag");
        return new SyncRule(
                Guids.guid(any(rule, "uniqueIdentifier", "internalIdentifier", "identifier")),
                any(rule, "name"),
                tag,
                any(rule, "direction"),
                Boolean.TRUE.equals(Element.flag(any(rule, "disabled"))),
                connector,
                any(rule, "sourceObjectType", "source"),
                any(rule, "targetObjectType", "target"),
                any(rule, "linkType"),
                precedence == null || !precedence.matches("-?\\d{1,9}") ? null : Integer.valueOf(precedence),
                groups(rule, "scopeFilters", "scopeFilter", "scopeConditionList", "scopeConditions").stream()
                        .map(g -> g.stream().map(this::scope).toList())
                        .toList(),
                groups(rule, "joinFilters", "joinFilter", "joinConditionList", "joinConditions").stream()
                        .map(g -> g.stream().map(JsonRules::join).toList())
                        .toList(),
                Stream.of("attributeMappings", "attributeFlowMappings")
                        .flatMap(rule::all)
                        .map(this::mapping)
                        .toList(),
                Element.flag(any(rule, "enablePasswordSync")),
                any(rule, "softDeleteExpiryInterval"),
                rule.places());
    }

    /** A filter is a group that lists its conditions, or a single condition by itself. */
    private static List<List<Element>> groups(
            Element rule, String many, String one, String conditionList, String conditions) {
        return Stream.of(many, one)
                .flatMap(rule::all)
                .map(group -> {
                    List<Element> inside = Stream.of(conditionList, conditions)
                            .flatMap(group::all)
                            .toList();
                    return inside.isEmpty() && !group.leaf() ? List.of(group) : inside;
                })
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private SyncRule.Scope scope(Element condition) {
        String attribute = any(condition, "attribute", "csAttribute");
        return new SyncRule.Scope(
                attribute,
                any(condition, "comparisonOperator", "csOperator", "operator"),
                secrets.flowing(any(condition, "comparisonValue", "csValue", "value"), attribute, condition.evidence()),
                condition.evidence());
    }

    private static SyncRule.Join join(Element condition) {
        return new SyncRule.Join(
                any(condition, "csAttribute", "sourceAttribute"),
                any(condition, "mvAttribute", "ilmAttribute", "targetAttribute"),
                Element.flag(any(condition, "caseSensitive")));
    }

    private SyncRule.Mapping mapping(Element mapping) {
        String target = any(mapping, "destination", "dest", "target");
        List<String> sources = Stream.of("source", "src")
                .flatMap(n -> mapping.texts(n).stream())
                .toList();
        String expression = any(mapping, "expression");
        boolean constant = expression == null && isConstant(mapping, sources);
        return new SyncRule.Mapping(
                target,
                constant ? List.of() : sources,
                secrets.flowing(expression, target, mapping.evidence()),
                constant ? secrets.flowing(constantOf(mapping, sources), target, mapping.evidence()) : null,
                any(mapping, "valueMergeType", "mergeType"),
                Boolean.TRUE.equals(Element.flag(any(mapping, "executeOnce"))),
                mapping.evidence());
    }

    /** Said by the flow's type where that is given; else what can be the name of no attribute is a constant. */
    private static boolean isConstant(Element mapping, List<String> sources) {
        String type = any(mapping, "flowType", "mappingType", "type");
        if (type != null) {
            return type.equalsIgnoreCase("constant");
        }
        return any(mapping, "constant", "constantValue") != null
                || sources.size() == 1 && !nameOfAttribute(sources.getFirst());
    }

    private static @Nullable String constantOf(Element mapping, List<String> sources) {
        String named = any(mapping, "constant", "constantValue");
        return named != null || sources.isEmpty() ? named : sources.getFirst();
    }

    private static boolean nameOfAttribute(String text) {
        return ATTRIBUTE.matcher(text).matches() && Element.flag(text) == null;
    }

    private static @Nullable String any(Element element, String... names) {
        // every spelling is asked for, so that none counts as unread
        return Stream.of(names)
                .map(name -> element.filled(name).map(Element::text).orElse(null))
                .toList()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
