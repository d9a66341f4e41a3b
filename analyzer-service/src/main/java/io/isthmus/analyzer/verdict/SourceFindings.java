package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.verdict.FindingVariants.Deselected;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Connectors: which systems, which partitions, types and attributes. */
final class SourceFindings {

    private final Baseline baseline;

    SourceFindings(Baseline baseline) {
        this.baseline = baseline;
    }

    List<Finding> of(LegacyExport export, Product product) {
        List<Finding> findings = new ArrayList<>();
        List<Connector> sources = export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY);
        if (sources.isEmpty()) {
            findings.add(FindingCode.NO_SOURCE_CONNECTOR.at(
                    export.connectors().isEmpty()
                            ? ExportLocation.NOWHERE
                            : export.connectors().getFirst().evidence()));
        }
        if (export.connectorsOf(Connector.Kind.CLOUD).isEmpty()) {
            findings.add(FindingCode.NO_CLOUD_CONNECTOR.at(ExportLocation.NOWHERE));
        }
        export.connectorsOf(Connector.Kind.OTHER).forEach(c -> findings.add(unsupported(c)));
        List<String> identity = identity(export);
        sources.forEach(source -> source(source, identity, findings));
        export.connectors().forEach(connector -> anyConnector(connector, findings));
        return findings;
    }

    private static Finding unsupported(Connector connector) {
        return FindingCode.UNSUPPORTED_CONNECTOR.at(
                connector.at("category"), named(connector).and("category", connector.category()));
    }

    private static Details named(Connector connector) {
        return Details.of("connector", connector.name());
    }

    /** Attributes that the global settings make the anchor and the sign-in name. */
    private static List<String> identity(LegacyExport export) {
        return export.globals() == null
                ? List.of()
                : Stream.of(SettingsFindings.ANCHOR, SettingsFindings.UPN)
                        .map(export.globals()::text)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private void source(Connector source, List<String> identity, List<Finding> findings) {
        removedAttributes(source, identity, findings);
        List<Partition> selected =
                source.partitions().stream().filter(Partition::selected).toList();
        selected.stream()
                .filter(p -> Boolean.FALSE.equals(p.domain()))
                .forEach(p -> findings.add(
                        FindingCode.NON_DOMAIN_PARTITION_SELECTED.at(p.evidence(), Details.of("partition", p.dn()))));
        if (selected.stream().allMatch(p -> Boolean.FALSE.equals(p.domain()))) {
            findings.add(FindingCode.NO_DOMAIN_SELECTED.at(source.at("ma-partition-data"), named(source)));
        }
        selected.forEach(p -> deselectedTypes(p, findings));
        selected.stream()
                .filter(SourceFindings::filtersContainers)
                .forEach(p -> findings.add(FindingCode.CONTAINER_FILTER_BY_NAME.at(
                        p.at("filter/containers"),
                        Details.of("partition", p.dn())
                                .and("included", p.inclusions().size())
                                .and("excluded", p.exclusions().size()))));
        source.configuration().ifPresent(told -> configuration(source, told, findings));
    }

    private static void configuration(Connector source, ConnectorConfiguration told, List<Finding> findings) {
        if (told.groupFilter() != null) {
            findings.add(FindingCode.GROUP_FILTER.at(
                    source.at("parameter/Connector.GroupFilteringGroupDn"), Details.of("group", told.groupFilter())));
        }
        Integer hierarchy = told.programs().provisioningHierarchy();
        if (hierarchy != null && hierarchy > 0) {
            findings.add(FindingCode.PROVISIONING_HIERARCHY.at(
                    source.at("component_mappings"), named(source).and("mappings", hierarchy)));
        }
    }

    /** The whole domain included and nothing excluded is no filter. */
    private static boolean filtersContainers(Partition partition) {
        return !Boolean.FALSE.equals(partition.domain())
                && (!partition.exclusions().isEmpty()
                        || partition.inclusions().stream().anyMatch(dn -> !dn.equalsIgnoreCase(partition.dn())));
    }

    private void removedAttributes(Connector source, List<String> identity, List<Finding> findings) {
        List<String> selected =
                source.configuration().map(ConnectorConfiguration::attributes).orElse(null);
        if (selected == null) {
            return;
        }
        Set<String> missing = new TreeSet<>(baseline.requiredAttributes());
        missing.addAll(Baseline.lower(identity));
        missing.removeAll(Baseline.lower(selected));
        missing.forEach(attribute -> findings.add(FindingCode.REQUIRED_ATTRIBUTE_REMOVED.at(
                source.at("attribute-inclusion"), named(source).and("attribute", attribute))));
    }

    /** No list at all selects everything. */
    private void deselectedTypes(Partition partition, List<Finding> findings) {
        if (partition.objectTypes().isEmpty() || Boolean.FALSE.equals(partition.domain())) {
            return;
        }
        Set<String> missing = new TreeSet<>(baseline.objectTypes());
        missing.removeAll(Baseline.lower(partition.objectTypes()));
        if (!missing.isEmpty()) {
            findings.add(FindingCode.OBJECT_TYPE_DESELECTED.at(
                    partition.at("filter/object-classes"),
                    Deselected.OF_PARTITION,
                    Details.of("partition", partition.dn()).and("types", missing)));
        }
    }

    private void anyConnector(Connector connector, List<Finding> findings) {
        if (connector.kind() == Connector.Kind.OTHER) {
            return;
        }
        connector.runProfiles().stream()
                .filter(p -> !baseline.knowsRunProfile(p.name()))
                .forEach(p -> findings.add(FindingCode.CUSTOM_RUN_PROFILE.at(
                        p.evidence(), named(connector).and("profile", p.name()))));
        connector.filters().stream()
                .filter(f -> !f.scripted())
                .forEach(f -> findings.add(FindingCode.ATTRIBUTE_FILTER.at(
                        f.evidence(),
                        named(connector)
                                .and("type", f.objectType())
                                .and("alternatives", f.alternatives().size()))));
    }
}
