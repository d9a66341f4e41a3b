package io.isthmus.migration.console.rollback;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Status;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.pending.PendingPageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The plan as its page shows it.
 *
 * @param percent how much is put back; none while nothing is being put back
 * @param rows the first changes
 * @param more how many follow them
 * @param createdAgain what is lost of objects that have to be created again, said before anybody approves
 * @param conflicts the first things that somebody else has changed
 */
public record PlanView(
        String id,
        String status,
        Tone tone,
        String conclusion,
        String whatToDo,
        List<Fact> facts,
        String total,
        String digest,
        @Nullable Long percent,
        boolean moving,
        boolean approvable,
        boolean applicable,
        boolean discardable,
        boolean stoppable,
        List<PendingPageView.Row> rows,
        @Nullable String more,
        @Nullable String createdAgain,
        List<Conflict> conflicts) {

    /** @param included whether the value before is put back nevertheless */
    public record Conflict(String anchor, String name, String what, List<Value> values, boolean included) {}

    /** @param before empty as {@code null} */
    public record Value(
            String attribute,
            @Nullable String before,
            @Nullable String written,
            @Nullable String present) {}

    static PlanView of(
            RestorationPlan plan,
            PendingExportView.Page changes,
            RestorationPlan.@Nullable ConflictPage conflicts,
            InWords words) {
        Status status = plan.status();
        boolean reviewed = status == Status.PREPARED || status == Status.RESTORING;
        List<PendingPageView.Row> rows = PendingPageView.rows(changes);
        return new PlanView(
                plan.id(),
                InWords.name(status),
                tone(status, plan),
                plan.conclusion(),
                plan.whatToDo(),
                facts(plan, words),
                InWords.count(plan.total()),
                plan.digest(),
                status == Status.RESTORING ? percent(plan) : null,
                status == Status.PREPARING || status == Status.RESTORING,
                reviewed
                        && plan.total() > 0
                        && plan.digest() != null
                        && !plan.digest().equals(plan.approvedDigest())
                        && !begun(plan),
                status == Status.APPROVED,
                status != Status.RESTORING && status != Status.DONE,
                status == Status.RESTORING,
                rows,
                plan.total() > rows.size() ? InWords.count(plan.total() - rows.size()) : null,
                createdAgain(plan),
                conflicts == null || conflicts.items() == null
                        ? List.of()
                        : conflicts.items().stream().map(PlanView::conflict).toList());
    }

    private static @Nullable String createdAgain(RestorationPlan plan) {
        long objects = plan.counts().stream()
                .filter(count -> count.operation() == Operation.ADD)
                .mapToLong(PendingExportSummary.Count::count)
                .sum();
        return objects == 0
                ? null
                : InWords.count(objects, "object")
                        + (objects == 1 ? " has" : " have")
                        + " to be created again. They get other ids at the target, and come back with the values that were noted here:"
                        + " attributes that Isthmus does not manage, memberships in groups that it never wrote, passwords, and"
                        + " whatever hangs on the old id there cannot be given back.";
    }

    /** While it is applied, what pends shrinks; that is no other set. */
    private static boolean begun(RestorationPlan plan) {
        return plan.status() == Status.RESTORING && plan.begunAt() != null && plan.approvedDigest() != null;
    }

    private static long percent(RestorationPlan plan) {
        return plan.objects() == 0 ? 100 : Math.clamp(100 - 100 * plan.total() / plan.objects(), 0, 100);
    }

    private static Tone tone(Status status, RestorationPlan plan) {
        return switch (status) {
            case PREPARING, RESTORING -> plan.failed() > 0 ? Tone.WARNING : Tone.BUSY;
            case PREPARED -> Tone.WARNING;
            case APPROVED -> Tone.NEUTRAL;
            case DONE -> Tone.GOOD;
        };
    }

    private static List<Fact> facts(RestorationPlan plan, InWords words) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Prepared", words.time(plan.preparedAt())));
        if (plan.approvedAt() != null) {
            facts.add(Fact.of("Approved", words.time(plan.approvedAt())));
        }
        if (plan.begunAt() != null) {
            facts.add(Fact.of("Begun", words.time(plan.begunAt())));
        }
        if (plan.finishedAt() != null) {
            facts.add(Fact.of("Done", words.time(plan.finishedAt())));
        }
        facts.add(Fact.of("Objects this deployment has changed", plan.objects()));
        plan.counts()
                .forEach(count -> facts.add(Fact.of(
                        "To put back: " + InWords.name(count.objectType()).toLowerCase(Locale.ROOT) + ", "
                                + InWords.name(count.operation()).toLowerCase(Locale.ROOT),
                        count.count())));
        if (plan.waiting() > 0) {
            facts.add(Fact.of("References that follow later", plan.waiting()));
        }
        if (plan.conflicts() > 0) {
            facts.add(new Fact(
                    "Changed by somebody else meanwhile, left out", InWords.count(plan.conflicts()), Tone.WARNING));
        }
        if (plan.failed() > 0) {
            facts.add(new Fact("Failed, tried again", InWords.count(plan.failed()), Tone.BAD));
        }
        return facts;
    }

    private static Conflict conflict(RestorationPlan.Conflict conflict) {
        return new Conflict(
                conflict.targetAnchor(),
                conflict.displayName() == null ? conflict.targetAnchor() : conflict.displayName(),
                InWords.name(conflict.objectType()) + ", to put back by "
                        + InWords.name(conflict.operation()).toLowerCase(Locale.ROOT),
                conflict.values().stream()
                        .map(value -> new Value(
                                value.attribute(),
                                joined(value.before()),
                                joined(value.written()),
                                joined(value.present())))
                        .toList(),
                conflict.included() != null && !conflict.included().isEmpty());
    }

    static @Nullable String joined(List<String> values) {
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }
}
