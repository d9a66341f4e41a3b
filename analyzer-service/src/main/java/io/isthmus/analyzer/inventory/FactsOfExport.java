package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Configuration;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.Connector.Untold;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.LegacyFlows;
import io.isthmus.analyzer.facts.Metaverse;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.inventory.ExportFacts.ConfigurationFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.ExportFacts.DatabaseFacts;
import io.isthmus.analyzer.inventory.ExportFacts.FeatureFacts;
import io.isthmus.analyzer.inventory.ExportFacts.FilterFacts;
import io.isthmus.analyzer.inventory.ExportFacts.FlowFacts;
import io.isthmus.analyzer.inventory.ExportFacts.GlobalFacts;
import io.isthmus.analyzer.inventory.ExportFacts.MetaverseFacts;
import io.isthmus.analyzer.inventory.ExportFacts.OperationFacts;
import io.isthmus.analyzer.inventory.ExportFacts.PartitionFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ProgramFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RuleFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RunProfileFacts;
import io.isthmus.analyzer.inventory.ExportFacts.SignInFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings what was read into the form in which it is shown. Values that were secrets show as redacted. */
public final class FactsOfExport {

    /** Of one list; more would be no reading matter. */
    private static final int MOST = 2_000;

    private static final int MAXIMUM_LENGTH = 500;
    private static final String FEATURE = "Microsoft.OptionalFeature.";

    private final List<String> requiredAttributes;
    private final Function<SyncRule, String> stateOfRule;

    /**
     * @param requiredAttributes in lower case
     * @param stateOfRule one of the states of {@link RuleFacts}
     */
    public FactsOfExport(List<String> requiredAttributes, Function<SyncRule, String> stateOfRule) {
        this.requiredAttributes = List.copyOf(requiredAttributes);
        this.stateOfRule = stateOfRule;
    }

    /** @param passwordHashSync as the settings have it */
    public ExportFacts of(LegacyExport export, @Nullable Boolean passwordHashSync) {
        return new ExportFacts(
                export.shapes().stream().map(Enum::name).toList(),
                forests(export),
                bounded(export.connectors().stream().map(this::connector)),
                export.metaverse() == null ? null : metaverse(export.metaverse()),
                export.globals() == null ? null : globals(export.globals()),
                export.rules() == null ? null : bounded(export.rules().stream().map(this::rule)),
                passwordHashSync,
                export.database() == null
                        ? null
                        : new DatabaseFacts(
                                export.database().server(),
                                export.database().instance(),
                                export.database().name()));
    }

    private static @Nullable List<String> forests(LegacyExport export) {
        List<String> named = export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY).stream()
                .map(Connector::forest)
                .toList();
        return named.contains(null) ? null : named.stream().distinct().toList();
    }

    private ConnectorFacts connector(Connector connector) {
        Optional<Configuration> told = connector.configuration();
        return new ConnectorFacts(
                connector.name(),
                connector.id(),
                connector.kind().name(),
                connector.category(),
                connector.forest(),
                bounded(connector.partitions().stream().map(p -> partition(p, told.isPresent()))),
                connector.detail() instanceof Untold ? ProgramFacts.UNTOLD : program(connector),
                told.map(all -> configuration(connector.kind(), all)).orElse(ConfigurationFacts.UNTOLD));
    }

    private static ProgramFacts program(Connector connector) {
        return new ProgramFacts(
                bounded(connector.scripted().stream().map(FactsOfExport::scripted)),
                bounded(connector.runProfiles().stream().map(p -> new RunProfileFacts(p.name(), p.stepTypes()))));
    }

    private ConfigurationFacts configuration(Connector.Kind kind, Configuration told) {
        List<String> selected = told.attributes();
        return new ConfigurationFacts(
                told.subtype(),
                told.assemblyVersion(),
                told.account(),
                selected == null ? null : bounded(selected.stream().sorted()),
                selected == null || kind != Connector.Kind.ACTIVE_DIRECTORY ? null : missing(selected),
                bounded(told.filters().stream().filter(f -> !f.scripted()).map(FactsOfExport::filter)),
                flows(told.flows()),
                bounded(told.extensions().stream().map(FactsOfExport::extension)),
                told.passwordHashSync(),
                told.groupFilter(),
                told.provisioningHierarchy());
    }

    /** @param whole whether the format tells object types, as JSON settings do not */
    private static PartitionFacts partition(Partition p, boolean whole) {
        return new PartitionFacts(
                p.dn(), p.selected(), p.domain(), p.inclusions(), p.exclusions(), whole ? p.objectTypes() : null);
    }

    private List<String> missing(List<String> selected) {
        TreeSet<String> missing = new TreeSet<>(requiredAttributes);
        selected.forEach(a -> missing.remove(a.toLowerCase(Locale.ROOT)));
        return List.copyOf(missing);
    }

    private static FilterFacts filter(Connector.FilterSet filter) {
        return new FilterFacts(
                filter.objectType(),
                bounded(filter.alternatives().stream()
                        .map(group ->
                                group.stream().map(FactsOfExport::condition).collect(Collectors.joining(" and ")))));
    }

    private static String condition(Connector.Condition condition) {
        return cut(condition.attribute() + " " + condition.operator()
                + (condition.value() == null ? "" : " " + condition.value().shown()));
    }

    private static String scripted(Connector.ScriptedPart part) {
        return part.kind().name().toLowerCase(Locale.ROOT) + ": " + part.what();
    }

    private static String extension(Connector.Extension extension) {
        return extension.place().name().toLowerCase(Locale.ROOT) + ": " + extension.fileName();
    }

    private static MetaverseFacts metaverse(Metaverse metaverse) {
        return new MetaverseFacts(
                metaverse.provisioning(),
                flows(metaverse.flows()),
                bounded(metaverse.scripted().stream().map(FactsOfExport::scripted)),
                bounded(metaverse.extensions().stream().map(FactsOfExport::extension)),
                metaverse.passwordChangeSync());
    }

    private static FlowFacts flows(LegacyFlows flows) {
        Map<String, Long> counts = new TreeMap<>();
        flows.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        return new FlowFacts(
                counts,
                bounded(flows.first().stream()
                        .filter(f -> f.kind() == LegacyFlow.Kind.DIRECT)
                        .map(f -> cut(f.target() + " <- " + String.join(", ", f.sources())))),
                bounded(flows.first().stream()
                        .filter(f -> f.kind() != LegacyFlow.Kind.DIRECT)
                        .map(FactsOfExport::other)));
    }

    /** Shape: {@code title <- constant Sales}. */
    private static String other(LegacyFlow flow) {
        StringBuilder words =
                new StringBuilder(flow.target() + " <- " + flow.kind().name().toLowerCase(Locale.ROOT));
        if (!flow.sources().isEmpty()) {
            words.append(' ').append(String.join(", ", flow.sources()));
        }
        if (flow.value() != null) {
            words.append(' ').append(flow.value().shown());
        }
        return cut(words.toString());
    }

    private static GlobalFacts globals(GlobalSettings globals) {
        String signIn = globals.text("Microsoft.SynchronizationOption.UPNAttribute");
        String excluded = globals.text("Microsoft.AADFilter.AttributeExclusionList");
        return new GlobalFacts(
                new SignInFacts(
                        globals.text("Microsoft.SynchronizationOption.AnchorAttribute"),
                        signIn,
                        signIn == null || signIn.equalsIgnoreCase("userPrincipalName") ? null : signIn,
                        globals.text("Microsoft.UserSignIn.SignOnMethod")),
                new FeatureFacts(
                        globals.flag(FEATURE + "HybridExchange"),
                        globals.flag(FEATURE + "GroupWriteBack"),
                        globals.flag(FEATURE + "DeviceWriteBack"),
                        globals.flag(FEATURE + "UserWriteBack"),
                        globals.flag(FEATURE + "PasswordWriteback"),
                        globals.flag(FEATURE + "DirectoryExtension"),
                        globals.flag(FEATURE + "FilterAAD"),
                        excluded == null
                                ? globals.flag(FEATURE + "FilterAAD") == null ? null : List.of()
                                : bounded(Arrays.stream(excluded.split("[,;\\s]+"))
                                        .filter(name -> !name.isBlank()))),
                new OperationFacts(
                        globals.flag("Microsoft.Synchronize.StagingMode"),
                        globals.flag(FEATURE + "ExportDeletionThreshold"),
                        globals.number(FEATURE + "ExportDeletionThresholdValue"),
                        globals.duration("Microsoft.Synchronize.TimeInterval"),
                        globals.flag("Microsoft.Synchronize.SynchronizationSchedule"),
                        globals.text(FEATURE + "AutoUpgradeState")));
    }

    private RuleFacts rule(SyncRule rule) {
        return new RuleFacts(
                rule.name(),
                rule.immutableTag(),
                stateOfRule.apply(rule),
                rule.disabled(),
                rule.direction(),
                rule.connector(),
                rule.sourceType(),
                rule.targetType(),
                rule.linkType(),
                rule.precedence(),
                RuleWords.scope(rule).stream().map(FactsOfExport::cut).toList(),
                RuleWords.joins(rule).stream().map(FactsOfExport::cut).toList(),
                bounded(RuleWords.flows(rule).stream().map(FactsOfExport::cut)),
                rule.passwordSync());
    }

    private static <T> List<T> bounded(Stream<T> all) {
        return all.limit(MOST).toList();
    }

    private static String cut(String text) {
        return text.length() <= MAXIMUM_LENGTH ? text : text.substring(0, MAXIMUM_LENGTH) + "…";
    }
}
