package io.isthmus.migration.console.pending;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.Leaver;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
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
 * @param leaving who is going to be deleted, the next ones first
 * @param summary of all, whatever the filter; its digest names exactly the set that its counts tell of
 */
public record PendingPageView(
        PendingFilter filter,
        PendingExportView.Page page,
        PendingExportSummary summary,
        GateState state,
        Leaver.Page leaving,
        Optional<InProgress> migration,
        InWords words) {

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

    public record Row(PendingExportView pending) {

        public String name() {
            return pending.displayName() == null ? pending.targetAnchor() : pending.displayName();
        }

        public String type() {
            return InWords.name(pending.objectType());
        }

        public String operation() {
            return InWords.name(pending.operation());
        }

        public Tone tone() {
            return PendingPageView.tone(pending.operation());
        }

        public @Nullable String members() {
            return pending.membersToAdd() == 0 && pending.membersToRemove() == 0
                    ? null
                    : InWords.count(pending.membersToAdd()) + " members to add, "
                            + InWords.count(pending.membersToRemove()) + " to remove";
        }

        public List<Change> changes() {
            return pending.changes() == null
                    ? List.of()
                    : pending.changes().stream()
                            .map(change ->
                                    new Change(change.attribute(), joined(change.expected()), joined(change.desired())))
                            .toList();
        }

        /** Where everything that is known of the object can be seen. */
        public String known() {
            return PendingPageView.known(pending.targetAnchor());
        }
    }

    /** @param before as expected at the target */
    public record Change(
            String attribute,
            @Nullable String before,
            @Nullable String after) {}

    /** @param known where everything that is known of the person can be seen */
    public record Leaving(Leaver leaver, String name, String date, String known) {}

    public List<Leaving> leavers() {
        return leaving.items().stream()
                .map(leaver -> new Leaving(
                        leaver,
                        leaver.displayName() == null ? leaver.targetAnchor() : leaver.displayName(),
                        words.time(leaver.deleteAfter()),
                        known(leaver.targetAnchor())))
                .toList();
    }

    /** Whether there are more than are shown. */
    public boolean moreLeavers() {
        return leaving.next() != null;
    }

    private static String known(String targetAnchor) {
        return "/console/objects?by=target&name=" + URLEncoder.encode(targetAnchor, StandardCharsets.UTF_8);
    }

    public String total() {
        return InWords.count(summary.total());
    }

    public String computed() {
        return words.time(summary.computedAt());
    }

    public List<Fact> counts() {
        return counts(summary);
    }

    public GateWords gate() {
        return GateWords.of(state);
    }

    /** Address of the following page. */
    public @Nullable String next() {
        return page.next() == null ? null : "/console/pending-exports" + filter.address(page.next());
    }

    public String download() {
        return filter.address(null);
    }

    public List<Row> rows() {
        return rows(page);
    }

    public static List<Row> rows(PendingExportView.Page page) {
        return page.items() == null
                ? List.of()
                : page.items().stream().map(Row::new).toList();
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

    /** How the set can be approved now. */
    public Approval approval() {
        if (summary.total() == 0 || state.open()) {
            return Approval.NOT_NEEDED;
        }
        if (migration
                .map(InProgress::due)
                .filter(due -> due == Name.REVIEW_PENDING_EXPORTS)
                .isPresent()) {
            return Approval.BY_MIGRATION;
        }
        boolean byApproval = state.holds().stream().allMatch(hold -> switch (hold.code()) {
            case DELETION_THRESHOLD_EXCEEDED,
                    REMOVED_MEMBERS_EXCEEDED,
                    UPDATES_EXCEEDED,
                    ADDITIONS_EXCEEDED,
                    EMPTY_SOURCE,
                    RESTORATION_NOT_APPROVED -> true;
            default -> false;
        });
        return byApproval ? Approval.HERE : Approval.NOT_POSSIBLE;
    }

    private static Tone tone(Operation operation) {
        return switch (operation) {
            case ADD -> Tone.GOOD;
            case UPDATE -> Tone.BUSY;
            case DELETE -> Tone.BAD;
            case DISABLE -> Tone.WARNING;
        };
    }

    /** None for no value. */
    public static @Nullable String joined(List<String> values) {
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }
}
