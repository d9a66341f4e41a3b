package io.isthmus.analyzer.powershell;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.reading.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One rule of a script on its way to the element that the XML export has of it. */
final class RuleElement {

    /** Names in the script, and in the XML. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("Identifier", "id"),
            Map.entry("Name", "name"),
            Map.entry("ImmutableTag", "immutable-tag"),
            Map.entry("Direction", "direction"),
            Map.entry("Disabled", "disabled"),
            Map.entry("Connector", "connector"),
            Map.entry("SourceObjectType", "sourceObjectType"),
            Map.entry("TargetObjectType", "targetObjectType"),
            Map.entry("LinkType", "linkType"),
            Map.entry("Precedence", "precedence"),
            Map.entry("EnablePasswordSync", "EnablePasswordSync"));

    private static final String SOFT_DELETE = "SoftDeleteExpiryInterval";

    /** The XML writes a time span, the script a number; none is the same in both. */
    private static final String NO_INTERVAL = "00:00:00";

    /** They say nothing of the rule: its name in the script, its text for people, its place in the editor's list. */
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "description", "precedenceafter", "precedencebefore", "outvariable", "synchronizationrule", "version");

    private static final Set<String> OF_MAPPING =
            Set.of("source", "destination", "flowtype", "valuemergetype", "expression", "executeonce");

    private final ExportLocation where;
    private final Consumer<ExportLocation> unread;
    private final Element.Parent parent;
    private final List<Element> parts = new ArrayList<>();
    private final List<Element> mappings = new ArrayList<>();
    private final List<Element> scopes = new ArrayList<>();
    private final List<Element> joins = new ArrayList<>();

    RuleElement(Statement statement, ExportLocation where, Consumer<ExportLocation> unread) {
        this.where = where;
        this.unread = unread;
        this.parent = new Element.Parent(Map.of(), where);
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(PARTS.keySet());
        known.add(SOFT_DELETE);
        checked(statement, where, known);
        PARTS.forEach((parameter, name) ->
                statement.text(parameter).ifPresent(text -> parts.add(leaf(name, text, where.child("@" + parameter)))));
        statement
                .text(SOFT_DELETE)
                .map(text -> text.equals("0") ? NO_INTERVAL : text)
                .ifPresent(text -> parts.add(leaf("softDeleteExpiryInterval", text, where.child("@" + SOFT_DELETE))));
    }

    /** Tells what is not literal, and what nobody knows. */
    private void checked(Statement statement, ExportLocation at, Set<String> known) {
        statement.parameters().forEach((name, value) -> {
            boolean meant = known.contains(name);
            boolean idle = WITHOUT_MEANING.contains(name.toLowerCase(Locale.ROOT));
            boolean literal = !Statement.dynamic(value) && !(value instanceof Value.Variable);
            if (!meant && !idle || meant && !literal) {
                unread.accept(at.child("@" + name));
            }
        });
        if (!statement.positional().isEmpty()) {
            unread.accept(at.child("text()"));
        }
    }

    void mapping(Statement statement, ExportLocation at) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(OF_MAPPING);
        checked(statement, at, known);
        List<Element> inside = new ArrayList<>();
        statement.text("Destination").ifPresent(text -> inside.add(leaf("dest", text, at)));
        List<String> sources = Statement.texts(statement.many("Source")).toList();
        boolean constant = statement.text("FlowType").orElse("").equalsIgnoreCase("Constant");
        if (constant) {
            inside.add(leaf("src", String.join(",", sources), at));
        } else if (!sources.isEmpty()) {
            inside.add(node(
                    "src",
                    sources.stream().map(source -> leaf("attr", source, at)).toList(),
                    at));
        }
        statement.text("Expression").ifPresent(text -> inside.add(leaf("expression", text.strip(), at)));
        statement.text("ValueMergeType").ifPresent(text -> inside.add(leaf("valueMergeType", text, at)));
        Map<String, String> once = statement
                .text("ExecuteOnce")
                .map(text -> Map.of("execute-once", text))
                .orElse(Map.of());
        mappings.add(new Element("mapping", once, "", inside, parent, at));
    }

    void scope(List<Statement> conditions, ExportLocation at) {
        scopes.add(node(
                "conditions",
                conditions.stream()
                        .map(c -> node("scope", arguments(c, at, "csAttribute", "csValue", "csOperator"), at))
                        .toList(),
                at));
    }

    void joins(List<Statement> conditions, ExportLocation at) {
        joins.add(node(
                "conditions",
                conditions.stream()
                        .map(c ->
                                node("condition", arguments(c, at, "csAttribute", "ilmAttribute", "caseSensitive"), at))
                        .toList(),
                at));
    }

    /** What a condition is made of, in the order of its constructor. */
    private List<Element> arguments(Statement condition, ExportLocation at, String... names) {
        List<Value> values = Optional.of(condition.many("ArgumentList"))
                .filter(list -> !list.isEmpty())
                .orElseGet(() -> condition.positional().stream().skip(1).toList());
        List<Element> made = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (i < values.size() && values.get(i) instanceof Value.Text(String text)) {
                made.add(leaf(names[i], text, at));
            } else {
                unread.accept(at.child("@" + names[i]));
            }
        }
        return made;
    }

    Element element() {
        parts.add(node("attribute-mappings", mappings, where));
        parts.add(node("synchronizationCriteria", scopes, where));
        parts.add(node("relationshipCriteria", joins, where));
        return node(RuleScript.ELEMENT, parts, where);
    }

    private Element leaf(String name, String text, ExportLocation at) {
        return new Element(name, Map.of(), text.strip(), List.of(), parent, at);
    }

    private Element node(String name, List<Element> children, ExportLocation at) {
        return new Element(name, Map.of(), "", children, parent, at);
    }
}
