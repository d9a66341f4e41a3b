package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import java.util.ArrayList;
import java.util.List;

/** What the settings do not hold, and why. */
final class Leftovers {

    /** Of one kind; an export with thousands of rules must still fit in a message. */
    private static final int MOST = 300;

    private Leftovers() {}

    static List<NotCarriedOver> of(LegacyExport export) {
        List<NotCarriedOver> left = new ArrayList<>();
        export.connectors().forEach(connector -> connector(connector, left));
        if (export.rules() != null) {
            export.rules().stream().filter(SyncRule::custom).limit(MOST).forEach(rule -> left.add(rule(rule)));
        }
        left.add(new NotCarriedOver(
                "the schedule's switch",
                "upload",
                "a new deployment starts in staging mode and runs only when told to",
                "Enable the schedule in the settings when the staging deployment has been verified."));
        return List.copyOf(left);
    }

    private static void connector(Connector connector, List<NotCarriedOver> left) {
        left.add(credentials(connector));
        if (connector.kind() == Connector.Kind.OTHER) {
            left.add(new NotCarriedOver(
                    "connector '" + connector.name() + "'",
                    connector.evidence().toString(),
                    "sources of category " + connector.category() + " are not supported",
                    "Migrate its data by hand."));
            return;
        }
        if (connector.kind() == Connector.Kind.ACTIVE_DIRECTORY) {
            source(connector, left);
        }
        if (!connector.runProfiles().isEmpty()) {
            left.add(new NotCarriedOver(
                    connector.runProfiles().size() + " run profiles of '" + connector.name() + "'",
                    connector.evidence().child("ma-run-data").toString(),
                    "runs are started by schedule or request, in a fixed order",
                    "Nothing, unless one of them did something special."));
        }
    }

    private static NotCarriedOver credentials(Connector connector) {
        String account = connector.account() == null ? "" : " (account " + connector.account() + ")";
        return new NotCarriedOver(
                "credentials of '" + connector.name() + "'" + account,
                connector.evidence().toString(),
                "passwords of service accounts are in no export and are never taken over",
                "Give an account, and a reference to its password, in the settings.");
    }

    private static void source(Connector connector, List<NotCarriedOver> left) {
        if (connector.groupFilter() != null) {
            left.add(new NotCarriedOver(
                    "group filter " + connector.groupFilter(),
                    connector.evidence().toString(),
                    "filtering by group is meant for pilots and has no counterpart in the settings",
                    "Replace it by OU or attribute filters."));
        }
        connector.partitions().stream()
                .filter(Partition::selected)
                .filter(p -> !Sources.carried(p))
                .forEach(p -> left.add(new NotCarriedOver(
                        "partition " + p.dn(),
                        p.evidence().toString(),
                        "it is no domain, so nobody who is synchronized lives in it",
                        "Nothing, unless it held users, groups or contacts.")));
        connector.filters().stream()
                .limit(MOST)
                .forEach(f -> left.add(new NotCarriedOver(
                        "attribute filter for " + f.objectType() + " at '" + connector.name() + "'",
                        f.evidence().toString(),
                        f.scripted() ? "a script decides" : "attribute filters are not translated yet",
                        "Write it as a custom rule that sets cloudFiltered.")));
    }

    private static NotCarriedOver rule(SyncRule rule) {
        return new NotCarriedOver(
                "custom rule '" + rule.name() + "'",
                rule.evidence().toString(),
                rule.disabled() ? "it is disabled" : "custom rules are not translated yet",
                "Write it as a custom rule of the settings if it is still needed.");
    }
}
