package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyFlows;
import io.isthmus.analyzer.verdict.Leftover;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the settings do not hold, and why. */
final class NotTranslated {

    private NotTranslated() {}

    static List<NotCarriedOver> of(LegacyExport export, List<NotCarriedOver> rules) {
        List<NotCarriedOver> left = new ArrayList<>();
        export.connectors().forEach(connector -> connector(connector, left));
        if (export.metaverse() != null) {
            flows(
                    Leftover.METAVERSE_FLOWS,
                    Details.none(),
                    export.metaverse().flows(),
                    export.metaverse().evidence(),
                    left);
        }
        left.addAll(rules);
        left.add(Leftover.SCHEDULE_SWITCH.at(ExportLocation.NOWHERE, Details.none()));
        return List.copyOf(left);
    }

    private static void connector(Connector connector, List<NotCarriedOver> left) {
        if (connector.kind() == Connector.Kind.OTHER) {
            left.add(Leftover.UNSUPPORTED_SOURCE.at(
                    connector.evidence(), named(connector).and("category", connector.category())));
            return;
        }
        left.add(credentials(connector));
        flows(
                Leftover.CONNECTOR_FLOWS,
                named(connector),
                connector.configuration().map(ConnectorConfiguration::flows).orElse(null),
                connector.at("export-attribute-flow/export-flow-set"),
                left);
        if (connector.kind() == Connector.Kind.ACTIVE_DIRECTORY) {
            source(connector, left);
        }
        if (!connector.runProfiles().isEmpty()) {
            left.add(Leftover.RUN_PROFILES.at(
                    connector.at("ma-run-data"),
                    named(connector).and("number", connector.runProfiles().size())));
        }
    }

    /** FIM, MIM and DirSync: their flows belong to the engine, not to rules that could be translated. */
    private static void flows(
            Leftover which,
            Details details,
            @Nullable LegacyFlows flows,
            ExportLocation evidence,
            List<NotCarriedOver> left) {
        long all = flows == null
                ? 0
                : flows.counts().values().stream().mapToLong(Long::longValue).sum();
        if (all > 0) {
            left.add(which.at(evidence, details.and("number", all)));
        }
    }

    private static Details named(Connector connector) {
        return Details.of("connector", connector.name());
    }

    private static NotCarriedOver credentials(Connector connector) {
        String account =
                connector.configuration().map(ConnectorConfiguration::account).orElse(null);
        return (account == null ? Leftover.CREDENTIALS : Leftover.CREDENTIALS_OF_ACCOUNT)
                .at(
                        connector.at("private-configuration/adma-configuration/forest-login-user"),
                        named(connector).and("account", account));
    }

    private static void source(Connector connector, List<NotCarriedOver> left) {
        connector.partitions().stream()
                .filter(Partition::selected)
                .filter(p -> !Sources.carried(p))
                .forEach(p -> left.add(Leftover.PARTITION.at(p.evidence(), Details.of("partition", p.dn()))));
    }
}
