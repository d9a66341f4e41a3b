package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyExport.IgnoredFile;
import io.isthmus.analyzer.facts.LegacyExport.IgnoredFile.Why;
import io.isthmus.analyzer.facts.LegacyExport.Shape;
import io.isthmus.analyzer.facts.Metaverse;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.UnknownPart;
import io.isthmus.analyzer.words.Details;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the facts of one upload, file by file, in whatever order the files come.
 *
 * <p>Which root element is which shape:
 *
 * <pre>
 * saved-ma-configuration   connector of a FIM, MIM or DirSync server export
 * saved-mv-configuration   metaverse; with parameter-values: global settings of Azure AD Sync or Connect
 * ma-data                  connector of an Azure AD Sync or Azure AD Connect server export
 * synchronizationRule      rule of the same
 * export-ma                one connector exported by itself
 * Configuration            connector of an ECMA2Host
 * (JSON object)            settings of a newer Azure AD Connect
 * (JSON object or array)   what Get-ADSyncRule, Get-ADSyncConnector, Get-ADSyncGlobalSettings print
 * </pre>
 */
public final class ExportReading {

    public static final String PRINTED_RULE = "ADSyncRule";
    public static final String PRINTED_CONNECTOR = "ADSyncConnector";
    public static final String PRINTED_SETTINGS = "ADSyncGlobalSettings";

    /** Findings are cut long before. */
    private static final int MOST_UNKNOWN = 5_000;

    private final SecretRedaction secrets = new SecretRedaction();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Connector> connectors = new ArrayList<>();
    private final Set<String> connectorIds = new HashSet<>();
    private final Set<String> ruleIds = new HashSet<>();
    private final List<SyncRule> rules = new ArrayList<>();
    private final List<IgnoredFile> ignored = new ArrayList<>();
    private final List<UnknownPart> unknown = new ArrayList<>();
    private @Nullable Metaverse metaverse;
    private @Nullable GlobalSettings globals;
    private LegacyExport.@Nullable Database database;
    private @Nullable String productVersion;

    /** @return empty for a root that is no part of an export */
    public Optional<DocumentReader> readerFor(String root, Map<String, String> attributes, ExportLocation evidence) {
        int before = shapes.size();
        return reader(root, evidence).map(reader -> watched(reader, before));
    }

    /** Whether a document is part of an export shows for some only at its end; what nobody knows in others is nobody's business. */
    private DocumentReader watched(DocumentReader reader, int shapesBefore) {
        UnreadParts unread = new UnreadParts(IgnoredParts.shipped());
        return reader.watched(unread::left, () -> {
            reader.end().run();
            if (shapes.size() > shapesBefore) {
                unread.unknown().stream().limit(MOST_UNKNOWN - unknown.size()).forEach(unknown::add);
            }
        });
    }

    private Optional<DocumentReader> reader(String root, ExportLocation evidence) {
        return switch (root) {
            case "saved-ma-configuration" -> connector(Shape.FIM_CONNECTOR, root + "/ma-data", evidence);
            case "export-ma" -> connector(Shape.SINGLE_CONNECTOR, root + "/ma-data", evidence);
            case "ma-data" -> connector(Shape.CONNECT_CONNECTOR, root, evidence);
            case "saved-mv-configuration" ->
                seen(
                        Shape.METAVERSE,
                        MetaverseReader.over(
                                secrets, evidence, this::metaverse, found -> globals = first(globals, found)));
            case "synchronizationRule" -> seen(Shape.SYNCHRONIZATION_RULE, RuleReader.over(secrets, this::rule));
            case "Configuration" -> Optional.of(Ecma2HostReader.over(secrets, evidence, this::ecma2Host));
            default -> Optional.empty();
        };
    }

    /** Of rules that stand in a script, each as the element {@code synchronizationRule}. */
    public DocumentReader ruleReader(ExportLocation evidence) {
        return readerFor("synchronizationRule", Map.of(), evidence).orElseThrow();
    }

    /** Of what {@code Get-ADSyncGlobalSettings} prints, each setting as the element {@code parameter}. */
    public DocumentReader settingsReader(ExportLocation evidence) {
        int before = shapes.size();
        shapes.add(Shape.GLOBAL_SETTINGS);
        return watched(PrintedReaders.settings(secrets, evidence, found -> globals = first(globals, found)), before);
    }

    /** Of what the registry says of the old tool's database, as the element {@code database}. */
    public DocumentReader registryReader(ExportLocation evidence) {
        int before = shapes.size();
        shapes.add(Shape.REGISTRY);
        return watched(PrintedReaders.registry(found -> database = database == null ? found : database), before);
    }

    /** Of a JSON document; whether it is part of an export shows at its end. */
    public DocumentReader jsonReader(ExportLocation evidence) {
        return watched(ConnectJsonReader.over(secrets, evidence, this::json), shapes.size());
    }

    /** Of the schema of a job of Cloud Sync, or of a template. */
    public DocumentReader cloudSyncReader() {
        int before = shapes.size();
        shapes.add(Shape.CLOUD_SYNC);
        return watched(CloudSyncReader.over(secrets, this::connector, this::rule), before);
    }

    /** Of rules that {@code Get-ADSyncRule} printed as JSON, each as the unit {@value #PRINTED_RULE}. */
    public DocumentReader printedRules(String file) {
        return watched(
                PrintedRules.over(
                        PRINTED_RULE,
                        secrets,
                        found -> {
                            shapes.add(Shape.SYNCHRONIZATION_RULE);
                            found.forEach(this::rule);
                        },
                        loss -> {
                            shapes.add(Shape.UNUSABLE_PRINT);
                            ignored.add(new IgnoredFile(file, loss.why(), loss.details()));
                        }),
                shapes.size());
    }

    /** Of connectors that {@code Get-ADSyncConnector} printed as JSON, each as the unit {@value #PRINTED_CONNECTOR}. */
    public DocumentReader printedConnectors() {
        int before = shapes.size();
        shapes.add(Shape.CONNECT_CONNECTOR);
        return watched(PrintedConnectors.over(PRINTED_CONNECTOR, secrets, this::connector), before);
    }

    /** Of what {@code Get-ADSyncGlobalSettings} printed as JSON, as the unit {@value #PRINTED_SETTINGS}. */
    public DocumentReader printedSettings(ExportLocation evidence) {
        int before = shapes.size();
        shapes.add(Shape.GLOBAL_SETTINGS);
        return watched(
                PrintedReaders.jsonSettings(
                        PRINTED_SETTINGS, secrets, evidence, found -> globals = first(globals, found)),
                before);
    }

    private void ecma2Host(Connector connector) {
        shapes.add(Shape.ECMA2_HOST);
        connector(connector);
    }

    private void json(ConnectJsonReader.Settings settings) {
        shapes.add(Shape.CONNECT_JSON);
        settings.connectors().forEach(this::connector);
        settings.rules().forEach(this::rule);
        database = database == null ? settings.database() : database;
        productVersion = productVersion == null ? settings.version() : productVersion;
    }

    /** A file of the upload that holds nothing for us. */
    public void ignore(String file, Why why) {
        ignored.add(new IgnoredFile(file, why, Details.none()));
    }

    private void repeated(ExportLocation where, Why why, @Nullable String name) {
        ignored.add(new IgnoredFile(where.file(), why, Details.of("name", name)));
    }

    public boolean foundNothing() {
        return shapes.isEmpty();
    }

    public LegacyExport result() {
        boolean knowsRules = Stream.of(Shape.SYNCHRONIZATION_RULE, Shape.CONNECT_JSON, Shape.CLOUD_SYNC)
                .anyMatch(shapes::contains);
        return new LegacyExport(
                shapes.stream().distinct().toList(),
                connectors,
                metaverse,
                knowsRules ? rules : null,
                globals,
                productVersion,
                database,
                secrets.found(),
                ignored,
                unknown);
    }

    private Optional<DocumentReader> connector(Shape shape, String base, ExportLocation evidence) {
        return seen(shape, ConnectorReader.over(base, secrets, evidence, this::connector));
    }

    private void connector(Connector connector) {
        if (connector.id() != null && !connectorIds.add(connector.id())) {
            repeated(connector.evidence(), Why.REPEATED_CONNECTOR, connector.name());
        } else {
            connectors.add(connector);
        }
    }

    private void rule(SyncRule rule) {
        if (rule.id() != null && !ruleIds.add(rule.id())) {
            repeated(rule.evidence(), Why.REPEATED_RULE, rule.name());
        } else {
            rules.add(rule);
        }
    }

    private void metaverse(Metaverse found) {
        if (metaverse != null) {
            ignore(found.evidence().file(), Why.REPEATED_METAVERSE);
        }
        metaverse = first(metaverse, found);
    }

    private static <T> T first(@Nullable T earlier, T later) {
        return Objects.requireNonNullElse(earlier, later);
    }

    private Optional<DocumentReader> seen(Shape shape, DocumentReader reader) {
        shapes.add(shape);
        return Optional.of(reader);
    }
}
