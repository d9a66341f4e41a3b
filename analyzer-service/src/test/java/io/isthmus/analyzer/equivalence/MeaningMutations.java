package io.isthmus.analyzer.equivalence;

import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.rules.rule.ScopeOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Changes one thing that a synchronization rule means, and leaves its document valid XML. The same seed changes alike. Not changed is what
 * means nothing: the sources beside an expression, which computes the value by itself; the name of an object in the space of the cloud's
 * connector, which no target has; a word for what holds without it ({@code Update}, no interval, not once).
 */
final class MeaningMutations {

    /** What of a rule is changed. */
    enum Kind {
        CONSTANT,
        FLAG,
        OPERATOR,
        VALUE,
        TYPE,
        DIRECTION,
        CONNECTOR,
        TAG,
        LINK_TYPE,
        PRECEDENCE,
        SOFT_DELETE,
        ATTRIBUTE,
        EXPRESSION,
        ONCE,
        MERGE_TYPE,
        REMOVAL
    }

    /**
     * @param part the element at the top of the rule in which the change lies
     * @param how for people
     */
    record Mutation(Kind kind, String part, String how, String xml) {}

    private static final String NONSENSE = "perhaps";
    private static final String ONCE = "execute-once";
    private static final List<String> FLAGS = List.of("True", "False", NONSENSE);
    private static final List<String> TYPES =
            List.of("user", "inetOrgPerson", "contact", "group", "person", "device", "computer", NONSENSE);
    private static final List<String> OPERATORS = Stream.concat(
                    Arrays.stream(ScopeOperator.values()).map(Enum::name), Stream.of(NONSENSE))
            .toList();
    private static final List<String> CONNECTORS =
            List.of(ConnectExport.SOURCE, ConnectExport.CLOUD, "{99999999-0000-4000-8000-000000000009}", NONSENSE);
    private static final List<String> TAGS =
            List.of("", "Fabrikam.Ours.001", "Microsoft.InFromADUserJoin.003", "Microsoft.NotThere.001");
    private static final List<String> PRECEDENCES = List.of("0", "7", "98", "100", "131", "-1", NONSENSE);
    private static final List<String> INTERVALS = List.of("1.00:00:00", "00:30:00", NONSENSE);
    private static final List<String> MERGE_TYPES = List.of("Update", "Merge", "MergeCaseInsensitive", NONSENSE);

    /** A text in quotes, an attribute, a number. */
    private static final Pattern CHANGEABLE = Pattern.compile("\"([^\"]*)\"|\\[([^\\[\\]]+)]|(?<![\\w&])(\\d+)");

    private final Random random;

    MeaningMutations(long seed) {
        random = new Random(seed);
    }

    int next(int bound) {
        return random.nextInt(bound);
    }

    Mutation of(String xml) {
        while (true) {
            RuleXml rule = new RuleXml(xml);
            Kind kind = one(List.of(Kind.values()));
            List<Element> changeable = changeable(kind, rule).toList();
            if (!changeable.isEmpty()) {
                Element element = one(changeable);
                String part = RuleXml.part(element);
                String how = element.getTagName() + ": " + shown(element);
                String is = change(kind, element);
                if (!is.isEmpty()) {
                    return new Mutation(kind, part, how + " -> " + is, rule.written());
                }
            }
        }
    }

    private static Stream<Element> changeable(Kind kind, RuleXml rule) {
        Predicate<Element> meant = mapping -> !rule.outbound() || !named(mapping, "dn");
        return switch (kind) {
            case CONSTANT ->
                of(rule, "src").filter(src -> !RuleXml.beside(src, "attr") && !RuleXml.beside(src, "expression"));
            case FLAG -> of(rule, "disabled", "EnablePasswordSync", "caseSensitive");
            case OPERATOR -> of(rule, "csOperator");
            case VALUE -> of(rule, "csValue");
            case TYPE -> of(rule, "sourceObjectType", "targetObjectType");
            case DIRECTION -> of(rule, "direction");
            case CONNECTOR -> of(rule, "connector");
            case TAG -> of(rule, "immutable-tag");
            case LINK_TYPE -> of(rule, "linkType");
            case PRECEDENCE -> of(rule, "precedence");
            case SOFT_DELETE -> of(rule, "softDeleteExpiryInterval");
            case ATTRIBUTE ->
                Stream.concat(
                        of(rule, "dest", "csAttribute", "ilmAttribute"),
                        of(rule, "mapping")
                                .filter(meant)
                                .filter(mapping -> mapping.getElementsByTagName("expression")
                                                .getLength()
                                        == 0)
                                .flatMap(mapping -> RuleXml.elements(mapping.getElementsByTagName("attr")).stream()));
            case EXPRESSION -> of(rule, "expression").filter(e -> meant.test((Element) e.getParentNode()));
            case ONCE, MERGE_TYPE -> of(rule, "mapping").filter(meant);
            case REMOVAL -> Stream.concat(of(rule, "mapping").filter(meant), of(rule, "scope", "condition"));
        };
    }

    private static Stream<Element> of(RuleXml rule, String... names) {
        return rule.all(names).stream();
    }

    private static boolean named(Element mapping, String target) {
        return RuleXml.elements(mapping.getElementsByTagName("dest")).stream()
                .anyMatch(dest -> dest.getTextContent().strip().equalsIgnoreCase(target));
    }

    /** @return what stands there now, empty where nothing was changed */
    private String change(Kind kind, Element at) {
        return switch (kind) {
            case CONSTANT, VALUE -> text(at, List.of(at.getTextContent().strip() + "x", "True", "False", "0"));
            case FLAG -> flag(at);
            case OPERATOR -> text(at, OPERATORS);
            case TYPE -> text(at, TYPES);
            case DIRECTION -> text(at, List.of("Inbound", "Outbound", NONSENSE));
            case CONNECTOR -> text(at, CONNECTORS);
            case TAG -> tag(at);
            case LINK_TYPE -> text(at, List.of("Join", "Provision", "StickyJoin", NONSENSE));
            case PRECEDENCE -> text(at, PRECEDENCES);
            case SOFT_DELETE -> text(at, INTERVALS);
            case ATTRIBUTE -> text(at, List.of(at.getTextContent().strip() + "X", "extensionAttribute14"));
            case EXPRESSION -> expression(at);
            case ONCE -> once(at);
            case MERGE_TYPE -> mergeType(at);
            case REMOVAL -> {
                at.getParentNode().removeChild(at);
                yield "removed";
            }
        };
    }

    private String text(Element at, List<String> others) {
        String was = at.getTextContent().strip();
        String is = one(
                others.stream().filter(other -> !other.equalsIgnoreCase(was)).toList());
        at.setTextContent(is);
        return is;
    }

    /** Nothing is the same as no. */
    private String flag(Element at) {
        return at.getTextContent().isBlank() ? text(at, List.of("True", NONSENSE)) : text(at, FLAGS);
    }

    /** All tags that are not Microsoft's are those of a custom rule. */
    private String tag(Element at) {
        boolean shipped = at.getTextContent().strip().startsWith("Microsoft.");
        String is = text(at, TAGS);
        return shipped || is.startsWith("Microsoft.") ? "'" + is + "'" : "";
    }

    private String once(Element mapping) {
        String was = mapping.getAttribute(ONCE);
        List<String> others = was.isEmpty() ? List.of("True", NONSENSE) : List.of("False", NONSENSE);
        String is = one(others);
        mapping.setAttribute(ONCE, is);
        return ONCE + " " + is;
    }

    private String mergeType(Element mapping) {
        List<Element> found = RuleXml.elements(mapping.getElementsByTagName("valueMergeType"));
        if (found.isEmpty()) {
            Element added = mapping.getOwnerDocument().createElement("valueMergeType");
            mapping.appendChild(added);
            return text(added, MERGE_TYPES.subList(1, MERGE_TYPES.size()));
        }
        return text(found.getFirst(), MERGE_TYPES);
    }

    /** One of its texts, attributes and numbers is another. */
    private String expression(Element at) {
        String was = at.getTextContent();
        Matcher found = CHANGEABLE.matcher(was);
        List<int[]> places = new ArrayList<>();
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    places.add(new int[] {found.end(group), group});
                }
            }
        }
        if (places.isEmpty()) {
            return "";
        }
        int[] place = one(places);
        String more = place[1] == 1 ? one(List.of("x", "  ")) : place[1] == 2 ? "X" : "1";
        String is = was.substring(0, place[0]) + more + was.substring(place[0]);
        at.setTextContent(is);
        return is;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String shown(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }
}
