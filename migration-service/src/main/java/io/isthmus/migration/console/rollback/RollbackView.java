package io.isthmus.migration.console.rollback;

import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.pending.PendingPageView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration has left at the target, and the plan to put it back.
 *
 * @param page of objects, with the values before
 * @param further whether that page is not the first
 */
public record RollbackView(
        Migration migration,
        RollbackReport report,
        WrittenObject.Page page,
        boolean further,
        @Nullable PlanView plan,
        InWords words) {

    public record WrittenRow(
            String name,
            String type,
            String operation,
            String source,
            @Nullable String members,
            List<PlanView.Value> values) {}

    public String conclusion() {
        return report.written().requests() == 0
                ? "This deployment has changed nothing at the target: not one request was sent"
                : "This deployment has changed "
                        + InWords.count(report.written().objects(), "object") + " at the target with "
                        + InWords.count(report.written().requests(), "request");
    }

    public Tone tone() {
        return report.written().requests() == 0 ? Tone.GOOD : Tone.NEUTRAL;
    }

    public boolean preparable() {
        return !report.exporting()
                && (plan == null || !plan.stoppable())
                && report.target() != null
                && report.written().requests() > 0;
    }

    public @Nullable String comparison() {
        RollbackReport.Comparison comparison = report.comparison();
        if (comparison == null) {
            return null;
        }
        return switch (comparison.state()) {
            case NOT_NEEDED -> "No target was configured yet, so there is nothing to compare";
            case RUNNING -> "The target is being compared with how it was seen before";
            case MADE -> "The target was compared with how it was seen before, " + words.time(comparison.at());
            case NOT_MADE -> "The target was not compared since the migration was given up";
        };
    }

    public List<WrittenRow> written() {
        return page.items().stream().map(RollbackView::row).toList();
    }

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Since", words.time(report.since())));
        facts.add(Fact.of("Objects changed by this deployment", report.written().objects()));
        facts.add(Fact.of("Requests", report.written().requests()));
        if (report.written().uncertain() > 0) {
            facts.add(new Fact(
                    "Requests of which nobody knows whether they were carried out",
                    InWords.count(report.written().uncertain()),
                    Tone.WARNING));
        }
        facts.add(Fact.of("Objects changed by others", report.foreign().total()));
        facts.add(Fact.of("Target last seen whole", words.time(report.foreign().importedAt())));
        return facts;
    }

    private static WrittenRow row(WrittenObject object) {
        return new WrittenRow(
                object.displayName() == null ? object.targetAnchor() : object.displayName(),
                InWords.name(object.objectType()),
                InWords.name(object.operation()) + (object.uncertain() ? ", perhaps" : ""),
                object.source() == null ? "" : object.source(),
                members(object),
                object.changes().stream()
                        .map(change -> new PlanView.Value(
                                change.attribute(),
                                PendingPageView.joined(change.before()),
                                PendingPageView.joined(change.after()),
                                null))
                        .toList());
    }

    private static @Nullable String members(WrittenObject object) {
        return object.membersAdded().isEmpty() && object.membersRemoved().isEmpty()
                ? null
                : InWords.count(object.membersAdded().size()) + " members added, "
                        + InWords.count(object.membersRemoved().size()) + " removed";
    }
}
