package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Attributes and object types that the old tool did not read and that our standard rules do read, where the directory has them. */
final class ReadAgain {

    private ReadAgain() {}

    /** @param ours standard rules in force */
    static List<Finding> of(LegacyExport export, List<RuleDocument> ours) {
        Set<String> read = ReadAttributes.names();
        ours.stream()
                .filter(rule -> rule.direction() == RuleDocument.Direction.INBOUND)
                .forEach(rule -> rule.flows().forEach(flow -> read.addAll(ReadAttributes.of(flow))));
        List.of("dn", "rdn", "objectClass", "anchor").forEach(read::remove);
        List<Finding> findings = new ArrayList<>();
        for (Connector source : export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY)) {
            source.configuration().map(ConnectorConfiguration::attributes).ifPresent(selected -> {
                Set<String> again = ReadAttributes.names();
                again.addAll(read);
                selected.forEach(again::remove);
                if (!again.isEmpty()) {
                    findings.add(FindingCode.ATTRIBUTES_DESELECTED.at(
                            source.at("attribute-inclusion"),
                            Details.of("connector", source.name()).and("attributes", again)));
                }
            });
        }
        types(export, ours, findings);
        return findings;
    }

    /** Users, groups and contacts are told as deselected by themselves. */
    private static void types(LegacyExport export, List<RuleDocument> ours, List<Finding> findings) {
        Set<String> read = ReadAttributes.names();
        ours.stream()
                .filter(rule -> rule.direction() == RuleDocument.Direction.INBOUND)
                .filter(rule -> !rule.sourceType().equalsIgnoreCase(rule.targetType()))
                .forEach(rule -> read.add(rule.sourceType()));
        export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY).stream()
                .flatMap(source -> source.partitions().stream())
                .filter(Sources::carried)
                .filter(partition -> !partition.objectTypes().isEmpty())
                .forEach(partition -> {
                    Set<String> again = ReadAttributes.names();
                    again.addAll(read);
                    partition.objectTypes().forEach(again::remove);
                    if (!again.isEmpty()) {
                        findings.add(FindingCode.OBJECT_TYPE_READ_AGAIN.at(
                                partition.at("filter/object-classes"),
                                Details.of("partition", partition.dn()).and("types", again)));
                    }
                });
    }
}
