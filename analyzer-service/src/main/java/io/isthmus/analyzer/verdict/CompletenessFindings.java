package io.isthmus.analyzer.verdict;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyExport.Shape;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.FindingVariants.MissingPart;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parts that the product always exports and that are not in the upload. Their absence says nothing about the old tool, so no
 * verdict is drawn from what is there.
 *
 * <pre>
 * product                    | expected
 * Azure AD Sync and Connect  | connectors, rules, global settings, every connector that a rule names
 * JSON settings              | azureDirectoryPolicy
 * FIM, MIM, DirSync          | connectors, the metaverse, every connector that a flow of the metaverse names
 * ECMA2Host, Cloud Sync      | itself
 * </pre>
 */
final class CompletenessFindings {

    private CompletenessFindings() {}

    static List<Finding> of(LegacyExport export, Product product) {
        List<Finding> findings = new ArrayList<>();
        if (export.has(Shape.CONNECT_JSON)) {
            if (export.connectorsOf(Connector.Kind.CLOUD).isEmpty()) {
                findings.add(missing(product, MissingPart.CLOUD_POLICY));
            }
            return findings;
        }
        switch (product.kind()) {
            case AZURE_AD_SYNC, AZURE_AD_CONNECT, UNKNOWN -> connect(export, product, findings);
            case DIRSYNC, FIM_MIM -> serverExport(export, product, findings);
            case ECMA2_HOST, CLOUD_SYNC -> {
                // its one file is all there is
            }
        }
        return findings;
    }

    private static void connect(LegacyExport export, Product product, List<Finding> findings) {
        if (export.connectors().isEmpty()) {
            findings.add(missing(product, MissingPart.CONNECTORS_FOLDER));
        }
        if (export.rules() == null) {
            findings.add(missing(product, MissingPart.RULES_FOLDER));
        }
        if (export.globals() == null) {
            findings.add(missing(product, MissingPart.GLOBAL_SETTINGS));
        }
        Stream<SyncRule> rules = export.rules() == null ? Stream.of() : export.rules().stream();
        connectors(
                export,
                rules.filter(rule -> rule.connector() != null)
                        .collect(grouped(rule -> requireNonNull(rule.connector()))),
                (id, of) -> findings.add(missing(
                        of.size() == 1 ? MissingPart.CONNECTOR_OF_RULE : MissingPart.CONNECTOR_OF_RULES,
                        of.getFirst().at("connector"),
                        connector(product, id, of).and("rule", of.getFirst().name()))));
    }

    private static void serverExport(LegacyExport export, Product product, List<Finding> findings) {
        if (export.connectors().isEmpty()) {
            findings.add(missing(product, MissingPart.CONNECTOR_FILES));
        }
        if (export.metaverse() == null) {
            findings.add(missing(product, MissingPart.METAVERSE));
            return;
        }
        connectors(
                export,
                export.metaverse().flows().first().stream()
                        .filter(flow -> flow.connector() != null)
                        .collect(grouped(flow -> requireNonNull(flow.connector()))),
                (id, of) -> findings.add(missing(
                        of.size() == 1 ? MissingPart.CONNECTOR_OF_FLOW : MissingPart.CONNECTOR_OF_FLOWS,
                        of.getFirst().evidence(),
                        connector(product, id, of)
                                .and("attribute", of.getFirst().target()))));
    }

    private interface Missing<T> {
        void told(String connector, List<T> of);
    }

    /** Nothing is said of single connectors where there is none at all. */
    private static <T> void connectors(LegacyExport export, Map<String, List<T>> named, Missing<T> missing) {
        Set<String> there = export.connectors().stream()
                .map(Connector::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!there.isEmpty()) {
            named.forEach((id, of) -> {
                if (!there.contains(id)) {
                    missing.told(id, of);
                }
            });
        }
    }

    private static <T> java.util.stream.Collector<T, ?, Map<String, List<T>>> grouped(Function<T, String> by) {
        return Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList());
    }

    private static Details connector(Product product, String id, List<?> namedBy) {
        return of(product).and("connector", "{" + id + "}").and("number", namedBy.size());
    }

    /** How to export again depends on it. */
    private static Details of(Product product) {
        return Details.of("product", product.kind());
    }

    private static Finding missing(Product product, MissingPart part) {
        return missing(part, ExportLocation.NOWHERE, of(product));
    }

    private static Finding missing(MissingPart part, Object evidence, Details details) {
        return FindingCode.INCOMPLETE_EXPORT.at(evidence, part, details);
    }
}
