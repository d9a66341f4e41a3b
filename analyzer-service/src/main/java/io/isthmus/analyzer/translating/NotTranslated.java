package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Configuration;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyFlows;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the settings do not hold, and why. */
final class NotTranslated {

    /** Of one kind; an export with thousands of rules must still fit in a message. */
    private static final int MOST = 300;

    private NotTranslated() {}

    static List<NotCarriedOver> of(LegacyExport export, List<NotCarriedOver> rules) {
        List<NotCarriedOver> left = new ArrayList<>();
        export.connectors().forEach(connector -> connector(connector, left));
        if (export.metaverse() != null) {
            flows(
                    "attribute flows into the metaverse",
                    export.metaverse().flows(),
                    export.metaverse().evidence(),
                    left);
        }
        rules.stream().limit(MOST).forEach(left::add);
        left.add(new NotCarriedOver(
                "the schedule's switch",
                ExportLocation.NOWHERE,
                "a new deployment starts in staging mode and runs only when told to",
                "Enable the schedule in the settings when the staging deployment has been verified."));
        return List.copyOf(left);
    }

    private static void connector(Connector connector, List<NotCarriedOver> left) {
        if (connector.kind() == Connector.Kind.OTHER) {
            left.add(new NotCarriedOver(
                    "connector '" + connector.name() + "'",
                    connector.evidence().toString(),
                    "sources of category " + connector.category() + " are not supported",
                    "Migrate its data by hand."));
            return;
        }
        left.add(credentials(connector));
        flows(
                "attribute flows towards '" + connector.name() + "'",
                connector.configuration().map(Configuration::flows).orElse(null),
                connector.at("export-attribute-flow/export-flow-set"),
                left);
        if (connector.kind() == Connector.Kind.ACTIVE_DIRECTORY) {
            source(connector, left);
        }
        if (!connector.runProfiles().isEmpty()) {
            left.add(new NotCarriedOver(
                    connector.runProfiles().size() + " run profiles of '" + connector.name() + "'",
                    connector.at("ma-run-data").toString(),
                    "runs are started by schedule or request, in a fixed order",
                    "Nothing, unless one of them did something special."));
        }
    }

    /** FIM, MIM and DirSync: their flows belong to the engine, not to rules that could be translated. */
    private static void flows(
            String what, @Nullable LegacyFlows flows, ExportLocation evidence, List<NotCarriedOver> left) {
        long all = flows == null
                ? 0
                : flows.counts().values().stream().mapToLong(Long::longValue).sum();
        if (all > 0) {
            left.add(new NotCarriedOver(
                    all + " " + what,
                    evidence.toString(),
                    "the standard rules take their place",
                    "Compare the attributes in staging mode, and write a custom rule for each flow that is missed."));
        }
    }

    private static NotCarriedOver credentials(Connector connector) {
        String account = connector
                .configuration()
                .map(Configuration::account)
                .map(name -> " (account " + name + ")")
                .orElse("");
        return new NotCarriedOver(
                "credentials of '" + connector.name() + "'" + account,
                connector
                        .at("private-configuration/adma-configuration/forest-login-user")
                        .toString(),
                "passwords of service accounts are in no export and are never taken over",
                "Give an account, and a reference to its password, in the settings.");
    }

    private static void source(Connector connector, List<NotCarriedOver> left) {
        connector.partitions().stream()
                .filter(Partition::selected)
                .filter(p -> !Sources.carried(p))
                .forEach(p -> left.add(new NotCarriedOver(
                        "partition " + p.dn(),
                        p.evidence().toString(),
                        "it is no domain, so nobody who is synchronized lives in it",
                        "Nothing, unless it held users, groups or contacts.")));
    }
}
