package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport.Database;
import io.isthmus.analyzer.facts.SyncRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON settings of a newer Azure AD Connect. Their schema is not published; the names are known from public
 * scripts, so spellings of the rules' parts are accepted as widely as they are seen. What JSON settings do not tell (flows,
 * attributes, run profiles, DLLs) stays open.
 */
final class ConnectJsonReader {

    /** @param version of Azure AD Connect, if the settings say it */
    record Settings(
            @Nullable String version, @Nullable Database database, List<Connector> connectors, List<SyncRule> rules) {}

    private final JsonRules jsonRules;
    private final List<Connector> connectors = new ArrayList<>();
    private final List<SyncRule> rules = new ArrayList<>();
    private @Nullable String version;
    private @Nullable Database database;
    private boolean found;

    private ConnectJsonReader(SecretRedaction secrets) {
        this.jsonRules = new JsonRules(secrets);
    }

    /** @param done not called for a JSON document of some other program */
    static DocumentReader over(SecretRedaction secrets, ExportLocation root, Consumer<Settings> done) {
        ConnectJsonReader reader = new ConnectJsonReader(secrets);
        Map<String, Consumer<Element>> units = Map.of(
                "policyMetadata", reader::policy,
                "deploymentMetadata", reader::deployment,
                "onpremisesDirectoryPolicy", reader::directory,
                "azureDirectoryPolicy", reader::cloud);
        return new DocumentReader(units, Set.of(), () -> reader.finish(done));
    }

    private void policy(Element policy) {
        found = true;
        version = policy.textAt("azureADConnectVersion");
    }

    /** A local database has neither server nor, in newer versions, another instance than the shipped one. */
    private void deployment(Element deployment) {
        found = true;
        database = new Database(
                deployment.textAt("databaseServer"),
                deployment.textAt("databaseInstance"),
                deployment.textAt("databaseName"),
                deployment.evidence());
    }

    private void directory(Element policy) {
        found = true;
        String forest = policy.textAt("fullyQualifiedDomainName");
        String name = policy.textAt("friendlyName");
        Connector connector = connector(policy, name == null ? forest : name, Connector.Kind.ACTIVE_DIRECTORY, forest);
        connectors.add(connector);
        rules(policy, connector.id());
    }

    private void cloud(Element policy) {
        found = true;
        Connector connector = connector(policy, "Azure Active Directory", Connector.Kind.CLOUD, null);
        connectors.add(connector);
        rules(policy, connector.id());
    }

    private void rules(Element policy, @Nullable String connector) {
        Stream.of("customSynchronizationRules", "standardSynchronizationRules")
                .flatMap(policy::all)
                .map(rule -> jsonRules.rule(rule, connector))
                .forEach(rules::add);
    }

    private static Connector connector(
            Element policy, @Nullable String name, Connector.Kind kind, @Nullable String forest) {
        boolean source = kind == Connector.Kind.ACTIVE_DIRECTORY;
        return new Connector(
                Guids.guid(policy.textAt("uniqueIdentifier")),
                name,
                kind,
                source ? "AD" : "Extensible2",
                forest,
                policy.all("partitionFilters").map(ConnectJsonReader::partition).toList(),
                new Connector.Untold(),
                policy.places());
    }

    private static Partition partition(Element filter) {
        return new Partition(
                null,
                filter.textAt("distinguishedName"),
                true,
                null,
                filter.texts("containerInclusions"),
                filter.texts("containerExclusions"),
                List.of(),
                null,
                filter.places());
    }

    private void finish(Consumer<Settings> done) {
        if (found) {
            done.accept(new Settings(version, database, List.copyOf(connectors), List.copyOf(rules)));
        }
    }
}
