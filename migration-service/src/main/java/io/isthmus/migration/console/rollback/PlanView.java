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
 * @param changes the first ones that are pending
 * @param conflicts the first things that somebody else has changed
 */
public record PlanView(
        RestorationPlan plan, PendingExportView.Page changes, RestorationPlan.ConflictPage conflicts, InWords words) {

    /** @param included whether the value before is put back nevertheless */
    public record Conflict(String anchor, String name, String what, List<Value> values, boolean included) {}

    public record Value(
            String attribute,
            @Nullable String before,
            @Nullable String written,
            @Nullable String present) {}

    public String status() {
        return InWords.name(plan.status());
    }

    public String total() {
        return InWords.count(plan.progress().total());
    }

    public boolean moving() {
        return plan.status() == Status.PREPARING || plan.status() == Status.RESTORING;
    }

    /** While it is applied, what pends shrinks; that is no other set. */
    public boolean approvable() {
        boolean begun = plan.begunAt() != null && plan.approval() != null;
        return (plan.status() == Status.PREPARED || plan.status() == Status.RESTORING && !begun)
                && plan.progress().total() > 0
                && plan.digest() != null
                && !plan.isApproved(plan.digest());
    }

    public boolean applicable() {
        return plan.status() == Status.APPROVED;
    }

    public boolean discardable() {
        return plan.status() != Status.RESTORING && plan.status() != Status.DONE;
    }

    public boolean stoppable() {
        return plan.status() == Status.RESTORING;
    }

    /** How much is put back; none while nothing is being put back. */
    public @Nullable Long percent() {
        if (plan.status() != Status.RESTORING) {
            return null;
        }
        long objects = plan.progress().objects();
        return objects == 0 ? 100 : Math.clamp(100 - 100 * plan.progress().total() / objects, 0L, 100L);
    }

    public List<PendingPageView.Row> rows() {
        return PendingPageView.rows(changes);
    }

    /** How many changes follow those that are shown. */
    public @Nullable String more() {
        long more = plan.progress().total() - rows().size();
        return more > 0 ? InWords.count(more) : null;
    }

    public List<Conflict> conflicting() {
        return conflicts.items() == null
                ? List.of()
                : conflicts.items().stream().map(PlanView::conflict).toList();
    }

    /** What is lost of objects that have to be created again, said before anybody approves. */
    public @Nullable String createdAgain() {
        long objects = plan.progress().counts().stream()
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

    public Tone tone() {
        return switch (plan.status()) {
            case PREPARING, RESTORING -> plan.progress().failed() > 0 ? Tone.WARNING : Tone.BUSY;
            case PREPARED -> Tone.WARNING;
            case APPROVED -> Tone.NEUTRAL;
            case DONE -> Tone.GOOD;
        };
    }

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Prepared", words.time(plan.preparedAt())));
        if (plan.approval() != null) {
            facts.add(Fact.of("Approved", words.time(plan.approval().approvedAt())));
        }
        if (plan.begunAt() != null) {
            facts.add(Fact.of("Begun", words.time(plan.begunAt())));
        }
        if (plan.finishedAt() != null) {
            facts.add(Fact.of("Done", words.time(plan.finishedAt())));
        }
        facts.add(Fact.of("Objects this deployment has changed", plan.progress().objects()));
        plan.progress()
                .counts()
                .forEach(count -> facts.add(Fact.of(
                        "To put back: " + InWords.name(count.objectType()).toLowerCase(Locale.ROOT) + ", "
                                + InWords.name(count.operation()).toLowerCase(Locale.ROOT),
                        count.count())));
        if (plan.progress().waiting() > 0) {
            facts.add(Fact.of("References that follow later", plan.progress().waiting()));
        }
        if (plan.progress().conflicts() > 0) {
            facts.add(new Fact(
                    "Changed by somebody else meanwhile, left out",
                    InWords.count(plan.progress().conflicts()),
                    Tone.WARNING));
        }
        if (plan.progress().failed() > 0) {
            facts.add(new Fact(
                    "Failed, tried again", InWords.count(plan.progress().failed()), Tone.BAD));
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
                                PendingPageView.joined(value.before()),
                                PendingPageView.joined(value.written()),
                                PendingPageView.joined(value.present())))
                        .toList(),
                conflict.included() != null && !conflict.included().isEmpty());
    }
}
