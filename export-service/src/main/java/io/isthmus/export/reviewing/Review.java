package io.isthmus.export.reviewing;

import static java.util.Objects.requireNonNull;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.matching.Match;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.ExportJudgement;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetObject;
import io.isthmus.export.progress.RunProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows pending exports to people. */
@ApplicationScoped
public class Review {

    private static final int CONFLICTS_SHOWN = 100;

    private final PendingSet set;
    private final PendingConflicts conflicts;

    Review(PendingSet set, PendingConflicts conflicts) {
        this.set = set;
        this.conflicts = conflicts;
    }

    /** Adds what is pending now to the counts of a run. */
    public void counts(RunProgress progress) {
        PendingExportSummary summary = set.summary();
        progress.count(Counts.PENDING_ADD, count(summary, Operation.ADD));
        progress.count(Counts.PENDING_UPDATE, count(summary, Operation.UPDATE));
        progress.count(Counts.PENDING_DELETE, count(summary, Operation.DELETE) + count(summary, Operation.DISABLE));
        progress.count(Counts.UNSUPPORTED, summary.unsupported());
    }

    private static long count(PendingExportSummary summary, Operation operation) {
        return summary.counts().stream()
                .filter(count -> count.operation() == operation)
                .mapToLong(PendingExportSummary.Count::count)
                .sum();
    }

    /** Tells a run about objects that cannot be created because something is in their way. */
    public void conflicts(RunProgress progress) {
        tell(conflicts.first(CONFLICTS_SHOWN), conflicts.count(), progress);
    }

    /** Tells a run about those of them who wait for somebody to say who they are. */
    public void undecided(RunProgress progress) {
        long undecided = conflicts.undecided();
        if (undecided > 0) {
            tell(conflicts.firstUndecided(CONFLICTS_SHOWN), undecided, progress);
        }
    }

    private static void tell(List<PendingConflicts.Conflict> first, long all, RunProgress progress) {
        for (PendingConflicts.Conflict conflict : first) {
            progress.error(
                    conflict.code().name(),
                    conflict.source() == null ? conflict.targetAnchor() : conflict.source(),
                    new Match.Conflict(conflict.code(), conflict.message()).text(),
                    conflict.code().whatToDo());
        }
        if (all > CONFLICTS_SHOWN) {
            progress.add(Counts.ERRORS, all - CONFLICTS_SHOWN);
        }
    }

    /** One pending export with its changes, attribute by attribute. */
    public static PendingExportView view(PendingStore.Listed listed, PendingDifferences differences) {
        ComparedObject object = listed.object();
        return new PendingExportView(
                object.object().targetAnchor(),
                object.object().objectType(),
                requireNonNull(listed.head().operation()),
                listed.head().names().displayName(),
                listed.head().names().userName(),
                listed.head().names().source(),
                object.object().expected() instanceof Expected.Present present ? present.targetId() : null,
                changes(object, differences),
                object.members().toAdd(),
                object.members().toRemove(),
                reason(listed),
                listed.head().formerAnchor());
    }

    private static @Nullable String reason(PendingStore.Listed listed) {
        if (listed.head().reason() != null) {
            return listed.head().reason().text();
        }
        return listed.head().last().code() == null
                ? null
                : listed.head().last().code() + ": " + listed.head().last().reason();
    }

    private static List<PendingExportView.AttributeChange> changes(
            ComparedObject object, PendingDifferences differences) {
        if (!(differences.judge(object.object()) instanceof ExportJudgement.Pending pending)) {
            return List.of();
        }
        List<PendingExportView.AttributeChange> changes = new ArrayList<>();
        switch (pending.export()) {
            case PendingExport.Add add -> {
                Map<String, List<String>> all = new TreeMap<>(add.image().attributes());
                all.putAll(add.image().references());
                all.forEach(
                        (name, values) -> changes.add(new PendingExportView.AttributeChange(name, List.of(), values)));
            }
            case PendingExport.Update update ->
                update.changes()
                        .forEach(change -> changes.add(new PendingExportView.AttributeChange(
                                change.attribute(), change.expected(), change.desired())));
            case PendingExport.Disable disable ->
                changes.add(new PendingExportView.AttributeChange(
                        PendingDifferences.ACCOUNT_ENABLED,
                        disable.expected().attribute(PendingDifferences.ACCOUNT_ENABLED),
                        List.of("false")));
            case PendingExport.Delete ignored -> {}
            case PendingExport.ChangeMembers ignored -> {}
        }
        return changes;
    }

    /** How the object should look, if it should be there. */
    public static @Nullable Image desired(TargetObject object) {
        return switch (object.desired()) {
            case Desired.Present present -> present.image();
            case Desired.Restored restored -> restored.before();
            case Desired.Absent ignored -> null;
            case Desired.NoSource ignored -> null;
            case Desired.NeverSaid ignored -> null;
        };
    }

    static @Nullable String desired(ComparedObject object, String attribute) {
        Image image = desired(object.object());
        return image == null ? null : image.first(attribute);
    }
}
