package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Configuration;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Attributes that the old tool did not read and that our standard rules let flow again, where the directory has them. */
final class DeselectedAttributes {

    private DeselectedAttributes() {}

    /** @param ours standard rules in force */
    static List<Finding> of(LegacyExport export, List<RuleDocument> ours) {
        Set<String> read = ReadAttributes.names();
        ours.stream()
                .filter(rule -> rule.direction() == RuleDocument.Direction.INBOUND)
                .forEach(rule -> rule.flows().forEach(flow -> read.addAll(ReadAttributes.of(flow))));
        List.of("dn", "rdn", "objectClass", "anchor").forEach(read::remove);
        List<Finding> findings = new ArrayList<>();
        for (Connector source : export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY)) {
            source.configuration().map(Configuration::attributes).ifPresent(selected -> {
                Set<String> again = ReadAttributes.names();
                again.addAll(read);
                selected.forEach(again::remove);
                if (!again.isEmpty()) {
                    findings.add(FindingCode.ATTRIBUTES_DESELECTED.at(
                            source.at("attribute-inclusion"),
                            "Not selected at '" + source.name() + "', but read by our standard rules: "
                                    + String.join(", ", again) + "."));
                }
            });
        }
        return findings;
    }
}
