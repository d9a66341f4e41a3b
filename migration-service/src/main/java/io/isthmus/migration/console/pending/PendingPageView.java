package io.isthmus.migration.console.pending;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.PendingExportView.AttributeChange;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.overview.GateWords;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of pending exports.
 *
 * @param total of all, whatever the filter
 * @param digest of exactly the set that {@code counts} tells of
 * @param next address of the following page
 * @param approval how the set can be approved now
 */
public record PendingPageView(
        PendingFilter filter,
        List<Row> rows,
        String total,
        String digest,
        List<Fact> counts,
        String computed,
        @Nullable String next,
        String download,
        GateWords gate,
        Approval approval) {

    /** Whether approving the set makes sense now, and where. */
    public enum Approval {
        /** nothing is pending, or nothing holds it */
        NOT_NEEDED,
        /** by the review of the migration, which is due */
        BY_MIGRATION,
        /** here: the gate holds the whole set until it is approved */
        HERE,
        /** what holds it is not opened by an approval */
        NOT_POSSIBLE
    }

    /** @param known where everything that is known of the object can be seen */
    public record Row(
            String anchor,
            String type,
            String operation,
            Tone tone,
            String name,
            String userPrincipalName,
            String source,
            @Nullable String members,
            String reason,
            List<Change> changes,
            String known) {}

    /** @param before as expected at the target */
    public record Change(
            String attribute,
            @Nullable String before,
            @Nullable String after) {}

    public static PendingPageView of(
            PendingFilter filter,
            PendingExportView.Page page,
            PendingExportSummary summary,
            GateState gate,
            Optional<InProgress> migration,
            InWords words) {
        return new PendingPageView(
                filter,
                rows(page),
                InWords.count(summary.total()),
                summary.digest(),
                counts(summary),
                words.time(summary.computedAt()),
                page.next() == null ? null : "/console/pending-exports" + filter.address(page.next()),
                filter.address(null),
                GateWords.of(gate),
                approval(summary, gate, migration));
    }

    public static List<Row> rows(PendingExportView.Page page) {
        return page.items() == null
                ? List.of()
                : page.items().stream().map(PendingPageView::row).toList();
    }

    /** To choose from. */
    public List<String> types() {
        return Arrays.stream(ObjectType.values()).map(Enum::name).toList();
    }

    /** To choose from. */
    public List<String> operations() {
        return Arrays.stream(Operation.values()).map(Enum::name).toList();
    }

    public static List<Fact> counts(PendingExportSummary summary) {
        return summary.counts().stream()
                .map(count -> new Fact(
                        InWords.name(count.objectType()) + ", "
                                + InWords.name(count.operation()).toLowerCase(Locale.ROOT),
                        InWords.count(count.count()),
                        tone(count.operation())))
                .toList();
    }

    private static Approval approval(PendingExportSummary summary, GateState gate, Optional<InProgress> migration) {
        if (summary.total() == 0 || gate.open()) {
            return Approval.NOT_NEEDED;
        }
        if (migration
                .map(InProgress::due)
                .filter(due -> due == Name.REVIEW_PENDING_EXPORTS)
                .isPresent()) {
            return Approval.BY_MIGRATION;
        }
        boolean byApproval = gate.holds().stream().allMatch(hold -> switch (hold.code()) {
            case DELETION_THRESHOLD_EXCEEDED, EMPTY_SOURCE, RESTORATION_NOT_APPROVED -> true;
            default -> false;
        });
        return byApproval ? Approval.HERE : Approval.NOT_POSSIBLE;
    }

    private static Row row(PendingExportView pending) {
        return new Row(
                pending.targetAnchor(),
                InWords.name(pending.objectType()),
                InWords.name(pending.operation()),
                tone(pending.operation()),
                pending.displayName() == null ? pending.targetAnchor() : pending.displayName(),
                pending.userPrincipalName(),
                pending.source(),
                members(pending),
                pending.reason(),
                pending.changes() == null
                        ? List.of()
                        : pending.changes().stream()
                                .map(PendingPageView::change)
                                .toList(),
                "/console/objects?by=target&name=" + URLEncoder.encode(pending.targetAnchor(), StandardCharsets.UTF_8));
    }

    private static Tone tone(Operation operation) {
        return switch (operation) {
            case ADD -> Tone.GOOD;
            case UPDATE -> Tone.BUSY;
            case DELETE -> Tone.BAD;
            case DISABLE -> Tone.WARNING;
        };
    }

    private static @Nullable String members(PendingExportView pending) {
        if (pending.membersToAdd() == 0 && pending.membersToRemove() == 0) {
            return null;
        }
        return InWords.count(pending.membersToAdd()) + " members to add, " + InWords.count(pending.membersToRemove())
                + " to remove";
    }

    private static Change change(AttributeChange change) {
        return new Change(change.attribute(), joined(change.expected()), joined(change.desired()));
    }

    /** None for no value. */
    public static @Nullable String joined(List<String> values) {
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }
}
