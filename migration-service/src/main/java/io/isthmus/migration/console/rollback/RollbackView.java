package io.isthmus.migration.console.rollback;

import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration has left at the target, and the plan to put it back.
 *
 * @param exporting whether it has to be demoted first
 * @param written a page of objects, with the values before
 * @param further whether that page is not the first
 * @param next cursor of the next page
 */
public record RollbackView(
        String id,
        String name,
        String target,
        String conclusion,
        Tone tone,
        boolean cutOver,
        boolean exporting,
        boolean preparable,
        List<Fact> facts,
        @Nullable String comparison,
        List<WrittenRow> written,
        boolean further,
        @Nullable String next,
        @Nullable PlanView plan) {

    public record WrittenRow(
            String name,
            String type,
            String operation,
            String source,
            @Nullable String members,
            List<PlanView.Value> values) {}

    public static RollbackView of(
            Migration migration,
            RollbackReport report,
            WrittenObject.Page written,
            boolean further,
            @Nullable RestorationPlan plan,
            PendingExportView.Page changes,
            RestorationPlan.@Nullable ConflictPage conflicts,
            InWords words) {
        boolean restoring = plan != null && plan.status() == RestorationPlan.Status.RESTORING;
        return new RollbackView(
                migration.id(),
                migration.name(),
                report.target(),
                conclusion(report),
                report.written().requests() == 0 ? Tone.GOOD : Tone.NEUTRAL,
                report.cutOver(),
                report.exporting(),
                !report.exporting()
                        && !restoring
                        && report.target() != null
                        && report.written().requests() > 0,
                facts(report, words),
                report.comparison() == null ? null : comparison(report.comparison(), words),
                written.items().stream().map(RollbackView::row).toList(),
                further,
                written.next(),
                plan == null ? null : PlanView.of(plan, changes, conflicts, words));
    }

    private static String conclusion(RollbackReport report) {
        return report.written().requests() == 0
                ? "This deployment has changed nothing at the target: not one request was sent"
                : "This deployment has changed "
                        + InWords.count(report.written().objects(), "object") + " at the target with "
                        + InWords.count(report.written().requests(), "request");
    }

    private static String comparison(RollbackReport.Comparison comparison, InWords words) {
        return switch (comparison.state()) {
            case NOT_NEEDED -> "No target was configured yet, so there is nothing to compare";
            case RUNNING -> "The target is being compared with how it was seen before";
            case MADE -> "The target was compared with how it was seen before, " + words.time(comparison.at());
            case NOT_MADE -> "The target was not compared since the migration was given up";
        };
    }

    private static List<Fact> facts(RollbackReport report, InWords words) {
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
                object.source(),
                members(object),
                object.changes().stream()
                        .map(change -> new PlanView.Value(
                                change.attribute(),
                                PlanView.joined(change.before()),
                                PlanView.joined(change.after()),
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
