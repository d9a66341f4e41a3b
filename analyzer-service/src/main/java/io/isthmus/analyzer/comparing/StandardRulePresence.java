package io.isthmus.analyzer.comparing;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which standard rules are gone. Some exist only with an option or a schema extension; these are missed only where others of
 * their family are there.
 */
final class StandardRulePresence {

    /** When a rule is created. */
    private enum Family {
        ALWAYS,
        EXCHANGE_SCHEMA,
        LYNC_SCHEMA,
        /** what is written back to Active Directory, which an Exchange hybrid deployment needs */
        HYBRID,
        DEVICES
    }

    private final Set<String> shipped;

    /** @param shipped tags with version */
    StandardRulePresence(Set<String> shipped) {
        this.shipped = shipped;
    }

    /** Tags by the connector that lacks them; nothing where a rule is of another version, as its set of rules is not known. */
    Map<Connector, Set<String>> missing(LegacyExport export) {
        List<SyncRule> standard = export.rules() == null
                ? List.of()
                : export.rules().stream().filter(rule -> !rule.custom()).toList();
        boolean known =
                !standard.isEmpty() && standard.stream().allMatch(rule -> shipped.contains(rule.immutableTag()));
        Map<Connector, Set<String>> missing = new LinkedHashMap<>();
        if (known) {
            Set<Family> families = standard.stream()
                    .map(rule -> family(String.valueOf(rule.immutableTag())))
                    .collect(Collectors.toSet());
            families.add(Family.ALWAYS);
            for (Connector connector : export.connectors()) {
                Set<String> gone = gone(connector, standard, families);
                if (!gone.isEmpty()) {
                    missing.put(connector, gone);
                }
            }
        }
        return missing;
    }

    private Set<String> gone(Connector connector, List<SyncRule> standard, Set<Family> families) {
        Set<String> there = standard.stream()
                .filter(rule -> connector.id() != null && connector.id().equals(rule.connector()))
                .map(SyncRule::immutableTag)
                .collect(Collectors.toSet());
        return shipped.stream()
                .filter(tag -> connector.kind() == side(tag))
                .filter(tag -> families.contains(family(tag)))
                .filter(tag -> !there.contains(tag))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Connector.Kind side(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        return lower.contains("infromaad") || lower.contains("outtoaad")
                ? Connector.Kind.CLOUD
                : Connector.Kind.ACTIVE_DIRECTORY;
    }

    private static Family family(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        boolean cloud = side(tag) == Connector.Kind.CLOUD;
        if (lower.contains("exchangehybrid") || lower.contains("outtoad") && !cloud) {
            return Family.HYBRID;
        }
        if (lower.contains("computer") || lower.contains("device") || lower.contains("outtoaadjoin")) {
            return Family.DEVICES;
        }
        if (!cloud && lower.contains("lync")) {
            return Family.LYNC_SCHEMA;
        }
        return !cloud && lower.contains("exchange") ? Family.EXCHANGE_SCHEMA : Family.ALWAYS;
    }
}
