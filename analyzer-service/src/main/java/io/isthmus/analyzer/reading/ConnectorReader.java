package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Extension;
import io.isthmus.analyzer.facts.Connector.FilterSet;
import io.isthmus.analyzer.facts.Connector.Kind;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.Connector.RunProfile;
import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.ConnectorConfiguration.Passwords;
import io.isthmus.analyzer.facts.ConnectorConfiguration.Programs;
import io.isthmus.analyzer.facts.ConnectorConfiguration.Selection;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads {@code <ma-data>}, which all XML exports share, whatever stands around it. */
final class ConnectorReader {

    /** Bulk without meaning for a migration. The DSML schema lists what exists, not what is selected. */
    private static final Set<String> PRUNED =
            Set.of("filter-hints", "ui-data", "cookie", "water-mark", "current", "dsml", "schema");

    static final int MOST_SCRIPTED = 50_000;

    private final SecretRedaction secrets;
    private final ConnectorParts parts;
    private final ConnectionReader connection;
    private final Consumer<Connector> done;

    private final Map<String, String> texts = new HashMap<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final List<FilterSet> filters = new ArrayList<>();
    private final FlowsSeen flows = new FlowsSeen();
    private final List<ScriptedPart> scripted = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final List<RunProfile> runProfiles = new ArrayList<>();
    private final Map<String, ExportLocation> places = new HashMap<>();
    private ExportLocation evidence;
    private @Nullable List<String> attributes;
    private @Nullable Boolean passwordChange;
    private @Nullable Integer hierarchy;

    private ConnectorReader(SecretRedaction secrets, ExportLocation evidence, Consumer<Connector> done) {
        this.secrets = secrets;
        this.parts = new ConnectorParts(secrets);
        this.connection = new ConnectionReader(secrets, parts, extensions::add);
        this.evidence = evidence;
        this.done = done;
    }

    /** @param base path of {@code ma-data} from the root, for example {@code saved-ma-configuration/ma-data} */
    static DocumentReader over(String base, SecretRedaction secrets, ExportLocation root, Consumer<Connector> done) {
        ConnectorReader reader = new ConnectorReader(secrets, root, done);
        Map<String, Consumer<Element>> units = new LinkedHashMap<>();
        reader.units()
                .forEach((path, taker) -> units.put(base + "/" + path, unit -> {
                    reader.place(path, unit);
                    taker.accept(unit);
                }));
        return new DocumentReader(units, PRUNED, Set.of("export-flow"), reader::finish);
    }

    private Map<String, Consumer<Element>> units() {
        Map<String, Consumer<Element>> units = new LinkedHashMap<>();
        for (String name : List.of("id", "name", "category", "subtype")) {
            units.put(name, this::text);
        }
        units.put("attribute-inclusion", this::inclusion);
        units.put("password-sync-allowed", e -> passwordChange = e.parsed(TextFormat.FLAG));
        units.put("ma-partition-data/partition", e -> partitions.add(parts.partition(e)));
        units.put("stay-disconnector/filter-set", e -> filters.add(parts.filterSet(e, scripted::add)));
        units.put("join/join-profile", e -> parts.scriptedJoins(e).forEach(scripted::add));
        units.put("projection/class-mapping", e -> parts.scriptedProjection(e).ifPresent(scripted::add));
        units.put("provisioning-cleanup", e -> parts.scriptedCleanup(e).ifPresent(scripted::add));
        units.put("export-attribute-flow/export-flow-set/export-flow", this::flow);
        units.put("ma-run-data/run-configuration", e -> runProfiles.add(parts.runProfile(e)));
        units.put("component_mappings", e -> hierarchy = (int) e.all("mapping").count());
        units.put(
                "extension",
                e -> parts.extension(e, "assembly-name", Extension.Place.RULES).ifPresent(extensions::add));
        units.put("controller-configuration", e -> e.descend().forEach(secrets::leaf));
        connection.addTo(units);
        return units;
    }

    /** Of the first unit of each path, and of what is around it. */
    private void place(String path, Element unit) {
        places.putIfAbsent(path, unit.evidence());
        int last = path.lastIndexOf('/');
        if (last < 0) {
            evidence = unit.parent().evidence();
        } else {
            places.putIfAbsent(path.substring(0, last), unit.parent().evidence());
        }
    }

    private void text(Element element) {
        texts.putIfAbsent(element.name(), element.text().isEmpty() ? null : element.text());
    }

    /** The scripts by name where parameters hold them, else the connector as such. */
    private void scriptedConnector(Kind kind) {
        if (kind != Kind.OTHER) {
            return;
        }
        connection.scripts().forEach(this::scriptedFlow);
        boolean powerShell = Scripts.powerShell(texts.get("subtype"))
                || extensions.stream()
                        .anyMatch(e -> e.place() == Extension.Place.CONNECTOR && Scripts.powerShell(e.fileName()));
        if (connection.scripts().isEmpty() && powerShell) {
            scriptedFlow(new ScriptedPart(
                    ScriptedPart.Kind.CONNECTOR,
                    "PowerShell",
                    places.getOrDefault(ConnectionReader.PROGRAM, evidence)));
        }
    }

    private void inclusion(Element inclusion) {
        attributes = inclusion.texts("attribute");
    }

    private void flow(Element flow) {
        String target = flow.attribute("cd-attribute");
        flows.add(new FlowReading(secrets, this::scriptedFlow)
                .read(
                        flow,
                        LegacyFlow.Direction.EXPORT,
                        Guids.guid(texts.get("id")),
                        flow.parent().attributes().get("cd-object-type"),
                        flow.parent().attributes().get("mv-object-type"),
                        target));
    }

    /** Findings are cut long before. */
    private void scriptedFlow(ScriptedPart part) {
        if (scripted.size() < MOST_SCRIPTED) {
            scripted.add(part);
        }
    }

    private void finish() {
        String category = texts.get("category");
        String subtype = texts.get("subtype");
        String id = Guids.guid(texts.get("id"));
        Kind kind = ConnectorKind.of(category, subtype, id, texts.get("name"));
        scriptedConnector(kind);
        connection.places().forEach(places::putIfAbsent);
        done.accept(new Connector(
                id,
                texts.get("name"),
                kind,
                category,
                connection.forest(),
                List.copyOf(partitions),
                new ConnectorConfiguration(
                        new Selection(attributes, List.copyOf(filters), connection.groupFilter()),
                        flows.all(),
                        new Programs(
                                List.copyOf(scripted),
                                List.copyOf(extensions),
                                connection.assemblyVersion(),
                                hierarchy),
                        List.copyOf(runProfiles),
                        new Passwords(connection.passwordHashSync(), passwordChange),
                        connection.connection(subtype)),
                new Places(evidence, places)));
    }
}
