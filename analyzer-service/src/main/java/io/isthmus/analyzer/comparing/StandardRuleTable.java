package io.isthmus.analyzer.comparing;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.words.Details;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The standard rules as they are shipped, known by their fingerprints.
 *
 * <pre>
 * tag known | version known | parts differ | answer
 * no        |               |              | not comparable
 * yes       | no            |              | not comparable: a newer or older product, no customisation
 * yes       | yes           | no           | unchanged
 * yes       | yes           | yes          | changed, part by part
 * </pre>
 */
public final class StandardRuleTable {

    /** What came of comparing one rule. */
    public sealed interface Answer permits Unchanged, Changed, NotComparable {}

    public record Unchanged() implements Answer {}

    /** @param parts at least one */
    public record Changed(List<Difference> parts) implements Answer {}

    /**
     * @param details what it is now
     * @param where the changed part stands, or would stand
     */
    public record Difference(RuleChange change, Details details, ExportLocation where) {}

    /** The rule is of a version whose shipped text is not known. */
    public record NotComparable(Why why) implements Answer {}

    /** The version is not known, or not even the rule. */
    public enum Why {
        OTHER_VERSION,
        NOT_KNOWN
    }

    private static final String PRECEDENCE = "@precedence";

    private final Map<String, Map<String, String>> byTag = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Integer> precedences = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final TreeSet<String> bases = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param lines of tag, version, part and fingerprint, or {@code @precedence} and its number, separated by tabs; {@code #}
     *     begins a comment
     */
    public StandardRuleTable(Stream<String> lines) {
        lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t"))
                .forEach(row -> {
                    bases.add(row[0]);
                    String known = row[0] + "." + row[1];
                    if (row[2].equals(PRECEDENCE)) {
                        precedences.put(known, Integer.valueOf(row[3]));
                    } else {
                        byTag.computeIfAbsent(known, tag -> new HashMap<>()).put(row[2], row[3]);
                    }
                });
    }

    /** Which standard rules have another precedence than shipped, and what about it. */
    public Map<SyncRule, Difference> displaced(List<SyncRule> rules) {
        return new StandardRuleOrder(precedences).displaced(rules);
    }

    /** Tags of standard rules that are gone, by connector. */
    public Map<Connector, Set<String>> missing(LegacyExport export) {
        return new StandardRulePresence(byTag.keySet()).missing(export);
    }

    /** @param rule a standard one: with a tag */
    public Answer compare(SyncRule rule) {
        String tag = Objects.requireNonNull(rule.immutableTag());
        Map<String, String> shipped = byTag.get(tag);
        if (shipped == null) {
            String base = tag.replaceFirst("\\.\\d+$", "");
            return new NotComparable(bases.contains(base) ? Why.OTHER_VERSION : Why.NOT_KNOWN);
        }
        List<Difference> differences = differences(shipped, RuleFingerprint.of(rule), rule);
        return differences.isEmpty() ? new Unchanged() : new Changed(differences);
    }

    private static List<Difference> differences(Map<String, String> shipped, Map<String, String> now, SyncRule rule) {
        TreeSet<String> parts = new TreeSet<>(shipped.keySet());
        parts.addAll(now.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String part : parts) {
            if (!shipped.getOrDefault(part, "").equals(now.getOrDefault(part, ""))) {
                differences.add(difference(part, shipped.containsKey(part), now.containsKey(part), rule));
            }
        }
        return differences;
    }

    private static Difference difference(String part, boolean wasThere, boolean isThere, SyncRule rule) {
        Details now = switch (part) {
            case RuleFingerprint.DIRECTION -> Details.of("direction", rule.direction());
            case RuleFingerprint.TYPES ->
                Details.of("source", rule.sourceType()).and("target", rule.targetType());
            case RuleFingerprint.SOFT_DELETE -> Details.of("interval", rule.softDelete());
            case RuleFingerprint.LINK -> Details.of("link", rule.linkType());
            case RuleFingerprint.PASSWORDS, RuleFingerprint.SCOPE, RuleFingerprint.JOINS -> Details.none();
            default -> Details.of("attribute", part).and("flow", isThere ? flow(part, rule) : null);
        };
        return new Difference(change(part, wasThere, isThere, rule), now, where(part, rule));
    }

    private static RuleChange change(String part, boolean wasThere, boolean isThere, SyncRule rule) {
        return switch (part) {
            case RuleFingerprint.DIRECTION -> RuleChange.DIRECTION;
            case RuleFingerprint.TYPES -> RuleChange.TYPES;
            case RuleFingerprint.PASSWORDS ->
                Boolean.TRUE.equals(rule.passwordSync()) ? RuleChange.PASSWORDS_ON : RuleChange.PASSWORDS_OFF;
            case RuleFingerprint.SOFT_DELETE -> RuleChange.SOFT_DELETE;
            case RuleFingerprint.LINK -> RuleChange.LINK;
            case RuleFingerprint.SCOPE -> RuleChange.SCOPE;
            case RuleFingerprint.JOINS -> RuleChange.JOINS;
            default -> !wasThere ? RuleChange.FLOW_ADDED : isThere ? RuleChange.FLOW_CHANGED : RuleChange.FLOW_REMOVED;
        };
    }

    private static ExportLocation where(String part, SyncRule rule) {
        return switch (part) {
            case RuleFingerprint.DIRECTION -> rule.at("direction");
            case RuleFingerprint.TYPES -> rule.at("sourceObjectType");
            case RuleFingerprint.PASSWORDS -> rule.at("EnablePasswordSync");
            case RuleFingerprint.SOFT_DELETE -> rule.at("softDeleteExpiryInterval");
            case RuleFingerprint.LINK -> rule.at("linkType");
            case RuleFingerprint.SCOPE -> rule.at("synchronizationCriteria");
            case RuleFingerprint.JOINS -> rule.at("relationshipCriteria");
            default ->
                rule.mappings().stream()
                        .filter(mapping -> part.equals(mapping.target()))
                        .map(SyncRule.Mapping::evidence)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(rule.at("attribute-mappings"));
        };
    }

    private static String flow(String target, SyncRule rule) {
        Optional<SyncRule.Mapping> mapping =
                rule.mappings().stream().filter(m -> target.equals(m.target())).findFirst();
        return mapping.map(RuleFingerprint::text).orElse("");
    }
}
