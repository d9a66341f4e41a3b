package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.ConnectorConfiguration.Connection;
import io.isthmus.analyzer.facts.ConnectorConfiguration.Selection;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import io.isthmus.analyzer.facts.SyncRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a synchronization job of Cloud Sync as Microsoft Graph answers it: by itself, or inside a template or a list of them.
 * Which domain it reads is nowhere in it but in the names of included containers.
 */
public final class CloudSyncReader {

    /** Among a connector's options: the groups whose members are synchronized, where there are several. */
    public static final String GROUPS = "groupFilter";

    private static final String ACTIVE_DIRECTORY = "Active Directory";
    private static final String RULES = "synchronizationRules";

    /** Trees of expressions that stand as text beside them, and what the engine keeps for itself. */
    private static final Set<String> PRUNED = Set.of("parameters", "metadata");

    private final CloudSyncMappings mappings;
    private final Consumer<Connector> connectors;
    private final Consumer<SyncRule> rules;

    private CloudSyncReader(SecretRedaction secrets, Consumer<Connector> connectors, Consumer<SyncRule> rules) {
        this.mappings = new CloudSyncMappings(secrets);
        this.connectors = connectors;
        this.rules = rules;
    }

    static DocumentReader over(SecretRedaction secrets, Consumer<Connector> connectors, Consumer<SyncRule> rules) {
        CloudSyncReader reader = new CloudSyncReader(secrets, connectors, rules);
        Map<String, Consumer<Element>> units = new LinkedHashMap<>();
        for (String around : List.of("", "schema/", "value/schema/", "value/")) {
            units.put(around + RULES, reader::rule);
        }
        return new DocumentReader(units, PRUNED, () -> {});
    }

    /** What is read from elsewhere, such as groups that are written back, is nobody's source here: its mappings stay unread, and told. */
    private void rule(Element rule) {
        String id = text(rule, "id");
        String directory = text(rule, "sourceDirectoryName");
        if (!ACTIVE_DIRECTORY.equalsIgnoreCase(directory)) {
            return;
        }
        connectors.accept(source(rule, id));
        rule.allNamed("objectMappings").map(object -> mappings.rule(object, id)).forEach(rules);
    }

    private Connector source(Element rule, @Nullable String id) {
        List<String> included = listed(rule, "containerFilter", "includedContainers");
        List<String> groups = listed(rule, GROUPS, "includedGroups");
        Map<String, ExportLocation> places = new HashMap<>(rule.places().parts());
        places.putIfAbsent("ma-partition-data", places.getOrDefault("containerFilter", rule.evidence()));
        places.putIfAbsent("parameter/Connector.GroupFilteringGroupDn", places.getOrDefault(GROUPS, rule.evidence()));
        return new Connector(
                id,
                text(rule, "name"),
                Connector.Kind.ACTIVE_DIRECTORY,
                "AD",
                null,
                partitions(included, new Places(places.get("ma-partition-data"), Map.of())),
                configuration(groups),
                new Places(rule.evidence(), places));
    }

    /** A source of ours has one group at most; several are an option that is told. */
    private static ConnectorConfiguration configuration(List<String> groups) {
        return new ConnectorConfiguration(
                new Selection(null, List.of(), groups.size() == 1 ? groups.getFirst() : null),
                ConnectorConfiguration.NO_FLOWS,
                ConnectorConfiguration.Programs.NONE,
                List.of(),
                ConnectorConfiguration.Passwords.NONE,
                new Connection(
                        null, null, null, groups.size() > 1 ? Map.of(GROUPS, String.join("; ", groups)) : Map.of()));
    }

    /** One for each domain that a container lies in. */
    private static List<Partition> partitions(List<String> included, Places places) {
        Map<String, List<String>> domains = new LinkedHashMap<>();
        for (String container : included) {
            String lower = container.toLowerCase(Locale.ROOT);
            boolean whole = lower.startsWith("dc=");
            int domain = whole ? 0 : lower.indexOf(",dc=") + 1;
            if (whole || domain > 0) {
                domains.computeIfAbsent(container.substring(domain), dn -> new ArrayList<>())
                        .add(container);
            }
        }
        return domains.entrySet().stream()
                .map(domain -> new Partition(
                        null, domain.getKey(), true, true, domain.getValue(), List.of(), List.of(), null, places))
                .toList();
    }

    private static List<String> listed(Element rule, String filter, String list) {
        return rule.allNamed(filter)
                .flatMap(found -> found.allNamed(list))
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    static @Nullable String text(Element element, String name) {
        return Stream.of(name)
                .flatMap(element::allNamed)
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
