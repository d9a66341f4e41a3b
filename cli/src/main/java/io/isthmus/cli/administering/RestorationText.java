package io.isthmus.cli.administering;

import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Conflict;
import io.isthmus.contracts.export.RestorationPlan.ConflictingValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan to put back what was written, in lines. */
final class RestorationText {

    private RestorationText() {}

    static List<String> of(RestorationPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.status() + ": " + plan.conclusion() + ".");
        plan.progress()
                .counts()
                .forEach(count -> lines.add(
                        "  %,8d %s %s".formatted(count.count(), lower(count.objectType()), lower(count.operation()))));
        if (plan.digest() != null && plan.progress().total() > 0) {
            lines.add("Digest: " + plan.digest());
        }
        if (plan.whatToDo() != null) {
            lines.add("Next: " + plan.whatToDo() + ".");
        }
        return lines;
    }

    static List<String> of(
            RestorationPlan plan, PendingExportView.Page changes, RestorationPlan.ConflictPage conflicts) {
        List<String> lines = new ArrayList<>(of(plan));
        for (PendingExportView change : changes.items()) {
            lines.add("%s %s %s".formatted(lower(change.operation()), lower(change.objectType()), name(change)));
            change.changes()
                    .forEach(value ->
                            lines.add("    " + value.attribute() + ": " + value.expected() + " -> " + value.desired()));
            if (change.membersToAdd() + change.membersToRemove() > 0) {
                lines.add("    members: " + change.membersToAdd() + " to add, " + change.membersToRemove()
                        + " to remove");
            }
        }
        if (!conflicts.items().isEmpty()) {
            lines.add("Changed by somebody else meanwhile, and left out unless included:");
        }
        for (Conflict conflict : conflicts.items()) {
            lines.add("%s %s%s"
                    .formatted(
                            conflict.displayName() == null ? "" : conflict.displayName(),
                            conflict.targetAnchor(),
                            conflict.included().isEmpty() ? "" : " (included)"));
            for (ConflictingValue value : conflict.values()) {
                lines.add("    " + value.attribute() + ": before " + value.before() + ", written " + value.written()
                        + ", now " + value.present());
            }
        }
        return lines;
    }

    private static String name(PendingExportView change) {
        return (change.displayName() == null ? "" : change.displayName() + " ") + change.targetAnchor();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
