package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.ConnectorConfiguration.Connection;
import io.isthmus.analyzer.facts.ConnectorConfiguration.Selection;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import io.isthmus.analyzer.facts.PlainValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connectors as {@code Get-ADSyncConnector | ConvertTo-Json} prints them. */
final class PrintedConnectors {

    private static final String GROUP_FILTER = "Connector.GroupFilteringGroupDn";

    private final SecretRedaction secrets;

    private PrintedConnectors(SecretRedaction secrets) {
        this.secrets = secrets;
    }

    /** @param unit name of each connector */
    static DocumentReader over(String unit, SecretRedaction secrets, Consumer<Connector> done) {
        PrintedConnectors reader = new PrintedConnectors(secrets);
        return new DocumentReader(
                Map.of(unit, connector -> done.accept(reader.connector(connector))), Set.of(), () -> {});
    }

    private Connector connector(Element connector) {
        String id = Guids.guid(text(connector, "Identifier"));
        String name = text(connector, "Name");
        String category = either(text(connector, "Type"), text(connector, "ConnectorTypeName"));
        String subtype = text(connector, "Subtype");
        Map<String, NamedValues.Named> connection = plain(connector, "ConnectivityParameters");
        Map<String, NamedValues.Named> parameters = plain(connector, "GlobalParameters");
        Map<String, ExportLocation> places = new HashMap<>(connector.places().parts());
        parameters.forEach((key, value) -> places.put("parameter/" + key, value.evidence()));
        places.computeIfAbsent("attribute-inclusion", key -> places.get("AttributeInclusion"));
        places.computeIfAbsent("ma-partition-data", key -> places.get("Partitions"));
        return new Connector(
                id,
                name,
                ConnectorKind.of(category, subtype, id, name),
                category,
                value(connection, "forest-name"),
                connector
                        .allNamed("Partitions")
                        .filter(partition -> !partition.leaf())
                        .map(PrintedConnectors::partition)
                        .toList(),
                new ConnectorConfiguration(
                        new Selection(
                                texts(connector, "AttributeInclusion", "AttributeInclusionList"),
                                List.of(),
                                value(parameters, GROUP_FILTER)),
                        ConnectorConfiguration.NO_FLOWS,
                        ConnectorConfiguration.Programs.NONE,
                        List.of(),
                        ConnectorConfiguration.Passwords.NONE,
                        new Connection(subtype, account(connection), value(parameters, "Forest.Netbios"), Map.of())),
                new Places(connector.evidence(), places));
    }

    private static Partition partition(Element partition) {
        Stream<Element> scopes = partition.allNamed("ConnectorPartitionScope");
        Element scope = scopes.findFirst().orElse(partition);
        Map<String, ExportLocation> places = Map.of("filter", scope.evidence());
        return new Partition(
                Guids.guid(text(partition, "Identifier")),
                text(partition, "DN"),
                Boolean.TRUE.equals(partition.parsedNamed(TextFormat.FLAG, "Selected")),
                partition.parsedNamed(TextFormat.FLAG, "IsDomain"),
                all(scope, "ContainerInclusionList"),
                all(scope, "ContainerExclusionList"),
                all(scope, "ObjectClasses"),
                null,
                new Places(partition.evidence(), places));
    }

    private Map<String, NamedValues.Named> plain(Element connector, String name) {
        Map<String, NamedValues.Named> values = new HashMap<>();
        NamedValues.of(connector, name).forEach(named -> {
            if (secrets.parameter(named.name(), named.text(), null, false, named.evidence()) instanceof PlainValue) {
                values.put(named.name(), named);
            }
        });
        return values;
    }

    private static @Nullable String value(Map<String, NamedValues.Named> values, String name) {
        NamedValues.Named named = values.get(name);
        return named == null ? null : named.text();
    }

    private static @Nullable String account(Map<String, NamedValues.Named> connection) {
        String user = either(value(connection, "forest-login-user"), value(connection, "UserName"));
        String domain = value(connection, "forest-login-domain");
        return user == null || domain == null ? user : domain + "\\" + user;
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static @Nullable String text(Element element, String name) {
        return element.filled(name).map(Element::text).orElse(null);
    }

    private static List<String> all(Element element, String name) {
        return element.allNamed(name)
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static @Nullable List<String> texts(Element element, String... names) {
        List<String> found =
                Stream.of(names).flatMap(name -> all(element, name).stream()).toList();
        return found.isEmpty() ? null : found;
    }
}
