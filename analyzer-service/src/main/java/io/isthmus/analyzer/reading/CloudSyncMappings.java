package io.isthmus.analyzer.reading;

import static io.isthmus.analyzer.reading.CloudSyncReader.text;

import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.SyncRule.Mapping;
import io.isthmus.analyzer.facts.SyncRule.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One list of mappings of Cloud Sync, from one type of object to another, as a rule that reads that type. */
final class CloudSyncMappings {

    private static final String ALL_FLOWS = "Add,Update,Delete";

    private final SecretRedaction secrets;

    CloudSyncMappings(SecretRedaction secrets) {
        this.secrets = secrets;
    }

    /** @param connector id of the rule around it */
    SyncRule rule(Element object, @Nullable String connector) {
        String type = text(object, "sourceObjectName");
        String target = Objects.requireNonNullElse(text(object, "targetObjectName"), "");
        boolean disabled = Boolean.FALSE.equals(object.parsedNamed(TextFormat.FLAG, "enabled"));
        allFlows(object);
        return new SyncRule(
                connector + "." + type,
                Objects.requireNonNullElse(text(object, "name"), "mapping of " + type),
                null,
                "Inbound",
                disabled,
                connector,
                type,
                target.equalsIgnoreCase("group") ? "group" : "person",
                "Provision",
                null,
                object.allNamed("scope")
                        .flatMap(scope -> scope.allNamed("groups"))
                        .map(this::group)
                        .filter(group -> !group.isEmpty())
                        .toList(),
                List.of(),
                object.allNamed("attributeMappings").map(this::mapping).toList(),
                null,
                null,
                object.places());
    }

    /** Creates, changes and deletes, as ours do; whoever leaves one of them out is told of it as unread. */
    private static void allFlows(Element object) {
        boolean all = object.descend()
                .anyMatch(part -> part.name().equals("flowTypes")
                        && part.text().replace(" ", "").equals(ALL_FLOWS));
        if (all) {
            text(object, "flowTypes");
        }
    }

    private List<Scope> group(Element group) {
        return group.allNamed("clauses").map(this::clause).toList();
    }

    private Scope clause(Element clause) {
        String attribute = text(clause, "sourceOperandName");
        List<String> values = clause.allNamed("targetOperand")
                .flatMap(operand -> operand.allNamed("values"))
                .map(Element::text)
                .toList();
        String operator = text(clause, "operatorName");
        return new Scope(
                attribute,
                values.size() > 1 ? operator + " one of" : operator,
                secrets.flowing(values.isEmpty() ? null : String.join(", ", values), attribute, clause.evidence()),
                clause.evidence());
    }

    private Mapping mapping(Element mapping) {
        String target = text(mapping, "targetAttributeName");
        Element source = mapping.allNamed("source").findFirst().orElse(mapping);
        String type =
                Objects.requireNonNullElse(text(source, "type"), "attribute").toLowerCase(Locale.ROOT);
        String name = text(source, "name");
        String expression = text(source, "expression");
        String otherwise = text(mapping, "defaultValue");
        boolean once = "ObjectAddOnly".equalsIgnoreCase(text(mapping, "flowType"));
        return switch (type) {
            case "constant" ->
                new Mapping(
                        target,
                        List.of(),
                        null,
                        secrets.flowing(name, target, mapping.evidence()),
                        "Update",
                        once,
                        mapping.evidence());
            case "attribute" ->
                otherwise == null
                        ? new Mapping(
                                target,
                                name == null ? List.of() : List.of(name),
                                null,
                                null,
                                "Update",
                                once,
                                mapping.evidence())
                        : computed(mapping, target, otherwise(expression, otherwise), once);
            default -> computed(mapping, target, otherwise(expression, otherwise), once);
        };
    }

    /** In the words of Cloud Sync's own language. */
    private static @Nullable String otherwise(@Nullable String expression, @Nullable String value) {
        return expression == null || value == null
                ? expression
                : "Coalesce(" + expression + ", \""
                        + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\")";
    }

    private Mapping computed(Element mapping, @Nullable String target, @Nullable String expression, boolean once) {
        return new Mapping(
                target,
                List.of(),
                secrets.flowing(
                        Objects.requireNonNullElse(expression, "an expression that is not told"),
                        target,
                        mapping.evidence()),
                null,
                "Update",
                once,
                mapping.evidence());
    }
}
