package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.Connector.Untold;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.LegacyFlows;
import io.isthmus.analyzer.inventory.ExportFacts.ConfigurationFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.ExportFacts.FilterFacts;
import io.isthmus.analyzer.inventory.ExportFacts.FlowFacts;
import io.isthmus.analyzer.inventory.ExportFacts.PartitionFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ProgramFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RunProfileFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RunStepFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One connector in the form in which it is shown. */
final class ConnectorInventory {

    private final List<String> requiredAttributes;

    /** @param requiredAttributes in lower case */
    ConnectorInventory(List<String> requiredAttributes) {
        this.requiredAttributes = List.copyOf(requiredAttributes);
    }

    ConnectorFacts of(Connector connector, LegacyExport export) {
        Optional<ConnectorConfiguration> told = connector.configuration();
        return new ConnectorFacts(
                connector.name(),
                connector.id(),
                connector.kind().name(),
                connector.category(),
                connector.forest(),
                FactsOfExport.bounded(connector.partitions().stream().map(p -> partition(p, told.isPresent()))),
                connector.detail() instanceof Untold ? ProgramFacts.UNTOLD : program(connector),
                told.map(all -> configuration(connector, all, export)).orElse(ConfigurationFacts.UNTOLD));
    }

    private static ProgramFacts program(Connector connector) {
        return new ProgramFacts(
                FactsOfExport.bounded(connector.scripted().stream().map(ConnectorInventory::scripted)),
                FactsOfExport.bounded(connector.runProfiles().stream()
                        .map(profile -> new RunProfileFacts(
                                profile.name(),
                                FactsOfExport.bounded(profile.steps().stream().map(step -> step(step, connector)))))));
    }

    private static RunStepFacts step(Connector.RunStep step, Connector connector) {
        String partition = connector.partitions().stream()
                .filter(p -> p.id() != null && p.id().equals(step.partition()))
                .map(Partition::dn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(step.partition());
        return new RunStepFacts(step.type(), step.subtype(), partition, new TreeMap<>(step.limits()));
    }

    private ConfigurationFacts configuration(Connector connector, ConnectorConfiguration told, LegacyExport export) {
        List<String> selected = told.attributes();
        List<AttributeUse> uses = AttributeUses.of(connector, export);
        return new ConfigurationFacts(
                told.connection().subtype(),
                told.programs().assemblyVersion(),
                told.account(),
                selected == null
                        ? null
                        : FactsOfExport.bounded(selected.stream().sorted()),
                selected == null || connector.kind() != Connector.Kind.ACTIVE_DIRECTORY ? null : missing(selected),
                uses == null ? null : FactsOfExport.bounded(uses.stream()),
                FactsOfExport.bounded(
                        told.filters().stream().filter(f -> !f.scripted()).map(ConnectorInventory::filter)),
                flows(told.flows()),
                FactsOfExport.bounded(told.extensions().stream().map(ConnectorInventory::extension)),
                told.passwords().hashSync(),
                told.groupFilter(),
                told.programs().provisioningHierarchy(),
                new TreeMap<>(told.options()));
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
                FactsOfExport.bounded(filter.alternatives().stream()
                        .map(group -> group.stream()
                                .map(ConnectorInventory::condition)
                                .collect(Collectors.joining(RuleWords.AND)))));
    }

    private static String condition(Connector.Condition condition) {
        return RuleWords.cut(condition.attribute() + " " + condition.operator()
                + (condition.value() == null ? "" : " " + condition.value().shown()));
    }

    static String scripted(Connector.ScriptedPart part) {
        return MarkedWord.of("scripted", part.kind()) + ": " + decision(part);
    }

    private static String decision(Connector.ScriptedPart part) {
        return switch (part.kind()) {
            case FILTER -> MarkedWord.of("filter-for") + " " + part.what();
            case FLOW -> MarkedWord.of("flow-to") + " " + part.what();
            case JOIN -> MarkedWord.of("join-of") + " " + part.what();
            case PROJECTION -> MarkedWord.of("projection-of") + " " + part.what();
            case PROVISIONING -> MarkedWord.of("provisioning");
            case DELETION ->
                part.what() == null
                        ? MarkedWord.of("deprovisioning")
                        : MarkedWord.of("deletion-of") + " " + part.what();
            case CONNECTOR -> String.valueOf(part.what());
        };
    }

    static String extension(Connector.Extension extension) {
        return MarkedWord.of("extension", extension.place()) + ": " + extension.fileName();
    }

    static FlowFacts flows(LegacyFlows flows) {
        Map<String, Long> counts = new TreeMap<>();
        flows.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        return new FlowFacts(
                counts,
                FactsOfExport.bounded(flows.first().stream()
                        .filter(f -> f.kind() == LegacyFlow.Kind.DIRECT)
                        .map(f -> RuleWords.cut(f.target() + " <- " + String.join(", ", f.sources())))),
                FactsOfExport.bounded(flows.first().stream()
                        .filter(f -> f.kind() != LegacyFlow.Kind.DIRECT)
                        .map(ConnectorInventory::other)));
    }

    /** Shape: {@code title <- constant Sales}. */
    private static String other(LegacyFlow flow) {
        StringBuilder words = new StringBuilder(flow.target() + " <- " + MarkedWord.of("other-flow", flow.kind()));
        if (!flow.sources().isEmpty()) {
            words.append(' ').append(String.join(", ", flow.sources()));
        }
        if (flow.value() != null) {
            words.append(' ').append(flow.value().shown());
        }
        return RuleWords.cut(words.toString());
    }
}
