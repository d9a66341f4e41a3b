package io.isthmus.export.exporting;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.exporting.ExportStore.Ended;
import io.isthmus.export.exporting.OutcomeEffects.Memory;
import io.isthmus.export.postgres.AttemptRows;
import io.isthmus.export.postgres.DueRows;
import io.isthmus.export.postgres.GoneRows;
import io.isthmus.export.postgres.InFlightRows;
import io.isthmus.export.postgres.LinkRows;
import io.isthmus.export.postgres.MembershipDifferenceRows;
import io.isthmus.export.postgres.MembershipDueRows;
import io.isthmus.export.postgres.ObservedMemberRows;
import io.isthmus.export.postgres.ObservedRows;
import io.isthmus.export.postgres.PendingRows;
import io.isthmus.export.targetimport.ObservedPageRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what outcomes have changed: first what is known of the target, then how the objects stand. Decides nothing. */
record OutcomeRows(Transaction transaction, long run, Tries.Rest rest) {

    /** @return those of which more may be pending now */
    List<Long> record(List<Ended> ended) {
        // whatever of this a crash takes back is still marked as in flight, and looked up
        transaction.sql("set local synchronous_commit = off").update();
        deletions(ended);
        memory(ended);
        List<Long> again = tried(ended);
        WrittenRows.correct(transaction, ended);
        InFlightRows.unmark(transaction, ids(ended));
        DueRows.heldBy(transaction, ids(ended));
        return again;
    }

    private static List<Long> ids(Collection<Ended> ended) {
        return ended.stream().map(each -> each.work().id()).sorted().toList();
    }

    private void deletions(List<Ended> ended) {
        DeletionRows.count(
                transaction,
                ids(ended.stream().filter(each -> each.effects().deletion()).toList()));
    }

    private void memory(List<Ended> ended) {
        List<ObservedRows.Created> created = new ArrayList<>();
        List<ObservedRows.Changed> changed = new ArrayList<>();
        List<Long> goneByUs = new ArrayList<>();
        List<Long> goneByOthers = new ArrayList<>();
        for (Ended each : ended) {
            Work work = each.work();
            switch (each.effects().memory()) {
                case Memory.Unchanged ignored -> {}
                case Memory.Created memory -> created.add(created(work, memory));
                case Memory.Changed memory ->
                    changed.add(new ObservedRows.Changed(work.id(), memory.etag(), memory.image()));
                case Memory.Members memory -> members(work, memory);
                case Memory.Seen memory -> seen(work, memory);
                case Memory.Gone memory -> (memory.surprising() ? goneByOthers : goneByUs).add(work.id());
            }
        }
        created(created);
        ObservedRows.changed(transaction, changed);
        GoneRows.removeOf(transaction, goneByUs, false);
        GoneRows.removeOf(transaction, goneByOthers, true);
    }

    private void created(List<ObservedRows.Created> created) {
        LinkRows.link(transaction, ObservedRows.created(transaction, created));
    }

    private static ObservedRows.Created created(Work work, Memory.Created memory) {
        return new ObservedRows.Created(
                work.id(),
                work.objectType(),
                work.targetAnchor(),
                work.names(),
                memory.targetId(),
                memory.etag(),
                memory.image());
    }

    private void members(Work work, Memory.Members memory) {
        ObservedMemberRows.remember(transaction, work.id(), memory.accepted());
        MembershipDifferenceRows.nothingReady(transaction, List.of(work.id()));
        MembershipDueRows.partly(transaction, List.of(work.id()));
    }

    private void seen(Work work, Memory.Seen memory) {
        long number = ObservedRows.nextNumber(transaction);
        long observedId = ObservedPageRows.keep(transaction, number, memory.observed());
        ObservedRows.forgetMemory(transaction, observedId, number);
        LinkRows.linkUnlessTaken(transaction, work.id(), observedId);
    }

    private List<Long> tried(List<Ended> ended) {
        List<Ended> tried =
                ended.stream().filter(each -> each.effects().fate() != null).toList();
        nothingLeft(tried.stream().filter(OutcomeRows::isLast).toList());
        return compareAgain(tried.stream().filter(each -> !isLast(each)).toList());
    }

    /** Whether nothing can be pending of it afterwards. */
    private static boolean isLast(Ended ended) {
        return ended.effects().fate() == Tries.Fate.WRITTEN && !ended.effects().comparedAgain();
    }

    private void nothingLeft(List<Ended> written) {
        AttemptRows.succeeded(
                transaction,
                written.stream().map(each -> tried(each, Tries.NONE)).toList());
        List<Ended> waiting =
                written.stream().filter(each -> each.effects().references()).toList();
        PendingRows.written(transaction, ids(written), ids(waiting));
    }

    private List<Long> compareAgain(List<Ended> tried) {
        if (tried.isEmpty()) {
            return List.of();
        }
        List<Long> ids = ids(tried);
        Map<Long, AttemptRows.Attempts> before = AttemptRows.load(transaction, ids);
        List<AttemptRows.Tried> after = tried.stream()
                .map(each -> tried(
                        each,
                        Tries.of(before.get(each.work().id()))
                                .after(Objects.requireNonNull(each.effects().fate()), run, rest)))
                .toList();
        AttemptRows.tried(transaction, after);
        PendingRows.judgedBeforeTheChange(transaction, ids);
        Set<Long> failed = after.stream()
                .filter(each -> Objects.equals(each.attempts().failedRun(), run))
                .map(AttemptRows.Tried::id)
                .collect(Collectors.toSet());
        return DueRows.unlessDue(
                transaction,
                tried.stream()
                        .filter(each -> each.effects().comparedAgain())
                        .filter(each -> each.effects().fate() == Tries.Fate.FAILED
                                || !failed.contains(each.work().id()))
                        .map(each -> each.work().id())
                        .toList());
    }

    private static AttemptRows.Tried tried(Ended ended, Tries tries) {
        OutcomeEffects effects = ended.effects();
        return new AttemptRows.Tried(
                ended.work().id(),
                tries.attempts(),
                tries.restMillis(),
                effects.result(),
                effects.code(),
                effects.reason());
    }
}
