package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.SyncRule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A synchronization rule as the JSON settings write it, or as {@code Get-ADSyncRule} prints it. */
final class JsonRules {

    /** A description or an option of RFC 4512, section 2.5; the metaverse's names have underscores, too. */
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_;.-]*");

    /** No operator is called so: the rule is told as not understood, and why. */
    private static final String UNSORTED =
            " (one of several conditions, of which the export does not say whether all must hold or any)";

    private final SecretRedaction secrets;

    JsonRules(SecretRedaction secrets) {
        this.secrets = secrets;
    }

    SyncRule rule(Element rule, @Nullable String connector) {
        return new SyncRule(
                Guids.guid(any(rule, "uniqueIdentifier", "internalIdentifier", "identifier")),
                any(rule, "name"),
                tag(rule),
                any(rule, "direction"),
                Boolean.TRUE.equals(rule.parsedNamed(TextFormat.FLAG, "disabled")),
                connector == null ? Guids.guid(any(rule, "connector")) : connector,
                any(rule, "sourceObjectType", "source"),
                any(rule, "targetObjectType", "target"),
                any(rule, "linkType"),
                rule.parsedNamed(TextFormat.NUMBER, "precedence"),
                scope(groups(rule, "scopeFilters", "scopeFilter", "scopeConditionList", "scopeConditions")),
                groups(rule, "joinFilters", "joinFilter", "joinConditionList", "joinConditions").stream()
                        .map(g -> g.stream().map(JsonRules::join).toList())
                        .toList(),
                Stream.of("attributeMappings", "attributeFlowMappings")
                        .flatMap(rule::allNamed)
                        .map(this::mapping)
                        .toList(),
                rule.parsedNamed(TextFormat.FLAG, "enablePasswordSync"),
                any(rule, "softDeleteExpiryInterval"),
                rule.places());
    }

    /** The tag by itself, or an object that holds it. */
    private static @Nullable String tag(Element rule) {
        String text = any(rule, "immutableTag");
        return text != null
                ? text
                : rule.allNamed("immutableTag")
                        .map(tag -> any(tag, "tag"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** A filter is a group that lists its conditions, by a name or as a list inside the list, or a condition by itself. */
    private static List<List<Element>> groups(
            Element rule, String many, String one, String conditionList, String conditions) {
        return Stream.of(many, one)
                .flatMap(rule::allNamed)
                .map(group -> {
                    List<Element> inside = Stream.of(conditionList, conditions, "item")
                            .flatMap(group::allNamed)
                            .toList();
                    return inside.isEmpty() && !group.leaf() ? List.of(group) : inside;
                })
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** Several conditions that stand beside one another, of which nothing says whether all must hold or any. */
    private static boolean unsorted(List<List<Element>> groups) {
        return groups.size() > 1
                && groups.stream()
                        .flatMap(List::stream)
                        .anyMatch(c -> c.name().toLowerCase(Locale.ROOT).startsWith("scopefilter"));
    }

    private List<List<SyncRule.Scope>> scope(List<List<Element>> groups) {
        boolean unsorted = unsorted(groups);
        return groups.stream()
                .map(group -> group.stream()
                        .map(condition -> scope(condition, unsorted))
                        .toList())
                .toList();
    }

    private SyncRule.Scope scope(Element condition, boolean unsorted) {
        String attribute = any(condition, "attribute", "csAttribute");
        String operator = any(condition, "comparisonOperator", "csOperator", "operator", "condition");
        return new SyncRule.Scope(
                attribute,
                unsorted ? operator + UNSORTED : operator,
                secrets.flowing(any(condition, "comparisonValue", "csValue", "value"), attribute, condition.evidence()),
                condition.evidence());
    }

    private static SyncRule.Join join(Element condition) {
        return new SyncRule.Join(
                any(condition, "csAttribute", "sourceAttribute"),
                any(condition, "mvAttribute", "ilmAttribute", "targetAttribute"),
                condition.parsedNamed(TextFormat.FLAG, "caseSensitive"));
    }

    private SyncRule.Mapping mapping(Element mapping) {
        String target = any(mapping, "destination", "dest", "target");
        List<String> sources = Stream.of("source", "src")
                .flatMap(mapping::allNamed)
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .toList();
        String expression = any(mapping, "expression");
        boolean constant = isConstant(mapping, sources) && expression == null;
        return new SyncRule.Mapping(
                target,
                constant ? List.of() : sources,
                secrets.flowing(expression, target, mapping.evidence()),
                constant ? secrets.flowing(constantOf(mapping, sources), target, mapping.evidence()) : null,
                any(mapping, "valueMergeType", "mergeType"),
                Boolean.TRUE.equals(mapping.parsedNamed(TextFormat.FLAG, "executeOnce")),
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
        return ATTRIBUTE.matcher(text).matches() && TextFormat.FLAG.parse(text) == null;
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
