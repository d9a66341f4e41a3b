package io.isthmus.cli.administering;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.PendingExportView.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pending exports for people, attribute by attribute with old and new value. */
final class PendingText {

    private static final int VALUE_SHOWN = 80;

    private PendingText() {}

    static List<String> of(PendingExportSummary summary, PendingExportView.Page page) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%,d pending exports", summary.total()));
        summary.counts()
                .forEach(count -> lines.add(String.format(
                        Locale.ROOT, "    %-8s %-8s %,d", count.objectType(), count.operation(), count.count())));
        if (summary.awaitingConfirmation() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "    %,d written and not yet seen by a target import",
                    summary.awaitingConfirmation()));
        }
        if (summary.unsupported() > 0) {
            lines.add(String.format(Locale.ROOT, "    %,d the target has no resource type for", summary.unsupported()));
        }
        lines.add("Digest " + summary.digest());
        page.items().forEach(item -> lines.addAll(of(item)));
        if (page.next() != null) {
            lines.add("More: --after " + page.next());
        }
        return lines;
    }

    private static List<String> of(PendingExportView item) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s %s%s"
                        .formatted(
                                item.operation(),
                                item.objectType(),
                                Optional.ofNullable(item.displayName()).orElse(item.targetAnchor()),
                                item.userPrincipalName() == null ? "" : " <" + item.userPrincipalName() + ">")
                + (item.reason() == null ? "" : "  (" + item.reason() + ")"));
        if (item.formerAnchor() != null) {
            lines.add("    is it the same person? person " + item.targetAnchor() + " --same-as " + item.formerAnchor()
                    + ", or --not " + item.formerAnchor());
        }
        item.changes().forEach(change -> lines.add("    " + of(change)));
        if (item.membersToAdd() + item.membersToRemove() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "    members: %,d to add, %,d to remove",
                    item.membersToAdd(),
                    item.membersToRemove()));
        }
        return lines;
    }

    private static String of(AttributeChange change) {
        return "%s: %s -> %s".formatted(change.attribute(), values(change.expected()), values(change.desired()));
    }

    private static String values(List<String> values) {
        if (values == null || values.isEmpty()) {
            return "(none)";
        }
        String text = String.join(", ", values);
        return text.length() <= VALUE_SHOWN ? text : text.substring(0, VALUE_SHOWN) + "…";
    }
}
