package io.isthmus.export.reviewing;

import io.isthmus.chassis.csv.CsvLine;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.export.pending.Image;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pending exports as comma-separated text (RFC 4180) with the columns that the old tools' verification produced, so that
 * people find their way; the last columns say what changes, attribute by attribute.
 */
public final class PendingCsv {

    private static final String[] COLUMNS = {
        "ID",
        "Type",
        "DN",
        "operation",
        "UPN",
        "displayName",
        "sourceAnchor",
        "alias",
        "primarySMTP",
        "onPremisesSamAccountName",
        "mail",
        "AMODT",
        "membersToAdd",
        "membersToRemove",
        "reason"
    };

    private PendingCsv() {}

    public static String header() {
        return CsvLine.of(COLUMNS);
    }

    public static String row(PendingStore.Listed listed, PendingExportView view) {
        return CsvLine.of(
                view.targetId(),
                view.objectType().name().toLowerCase(Locale.ROOT),
                dn(view.source()),
                view.operation().name().toLowerCase(Locale.ROOT),
                view.userPrincipalName(),
                view.displayName(),
                view.targetAnchor(),
                Review.desired(listed.object(), "alias"),
                primarySmtp(listed),
                Review.desired(listed.object(), "onPremisesSamAccountName"),
                Review.desired(listed.object(), "mail"),
                view.changes().stream().map(PendingCsv::change).collect(Collectors.joining("; ")),
                Long.toString(view.membersToAdd()),
                Long.toString(view.membersToRemove()),
                view.reason());
    }

    private static @Nullable String primarySmtp(PendingStore.Listed listed) {
        Image image = Review.desired(listed.object().object());
        return image == null
                ? null
                : image.attribute("proxyAddresses").stream()
                        .filter(address -> address.startsWith("SMTP:"))
                        .map(address -> address.substring("SMTP:".length()))
                        .findFirst()
                        .orElse(null);
    }

    /** {@code source} is "connector: DN". */
    private static @Nullable String dn(@Nullable String source) {
        return source == null || !source.contains(": ") ? source : source.substring(source.indexOf(": ") + 2);
    }

    private static String change(PendingExportView.AttributeChange change) {
        return change.attribute() + ": " + change.expected() + " -> " + change.desired();
    }
}
