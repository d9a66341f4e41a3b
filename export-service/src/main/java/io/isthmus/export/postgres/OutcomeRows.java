package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.exporting.ExportStore.Ended;
import io.isthmus.export.exporting.OutcomeEffects;
import io.isthmus.export.exporting.OutcomeEffects.Memory;
import io.isthmus.export.exporting.Tries;
import io.isthmus.export.exporting.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what outcomes have changed: first what is known of the target, then how the objects stand. Decides nothing. */
final class OutcomeRows {

    private final Connection connection;
    private final long run;
    private final Tries.Rest rest;

    OutcomeRows(Connection connection, long run, Tries.Rest rest) {
        this.connection = connection;
        this.run = run;
        this.rest = rest;
    }

    /** @return those of which more may be pending now */
    List<Long> record(List<Ended> ended) throws SQLException {
        // whatever of this a crash takes back is still marked as in flight, and looked up
        Sql.of(connection, "set local synchronous_commit = off").update();
        deletions(ended);
        memory(ended);
        List<Long> again = tried(ended);
        WrittenRows.correct(connection, ended);
        InFlightRows.unmark(connection, ids(ended));
        return again;
    }

    private static List<Long> ids(Collection<Ended> ended) {
        return ended.stream().map(each -> each.work().id()).sorted().toList();
    }

    private void deletions(List<Ended> ended) throws SQLException {
        DeletionRows.count(
                connection,
                ids(ended.stream().filter(each -> each.effects().deletion()).toList()));
    }

    private void memory(List<Ended> ended) throws SQLException {
        List<MemoryRows.Created> created = new ArrayList<>();
        List<MemoryRows.Changed> changed = new ArrayList<>();
        List<Long> goneByUs = new ArrayList<>();
        List<Long> goneByOthers = new ArrayList<>();
        for (Ended each : ended) {
            Work work = each.work();
            switch (each.effects().memory()) {
                case Memory.Unchanged ignored -> {}
                case Memory.Created memory -> created.add(new MemoryRows.Created(work, memory));
                case Memory.Changed memory -> changed.add(new MemoryRows.Changed(work.id(), memory));
                case Memory.Members memory -> members(work, memory);
                case Memory.Seen memory -> seen(work, memory);
                case Memory.Gone memory -> (memory.surprising() ? goneByOthers : goneByUs).add(work.id());
            }
        }
        created(created);
        MemoryRows.changed(connection, changed);
        GoneRows.removeOf(connection, goneByUs, false);
        GoneRows.removeOf(connection, goneByOthers, true);
    }

    private void created(List<MemoryRows.Created> created) throws SQLException {
        Map<Long, Long> linked = MemoryRows.created(connection, created);
        LinkRows.link(connection, linked);
        DueRows.groupsWaitingFor(connection, linked.keySet());
        DueRows.groupsAmong(
                connection,
                created.stream()
                        .map(MemoryRows.Created::work)
                        .filter(work -> work.objectType() == ObjectType.GROUP)
                        .map(Work::id)
                        .toList());
    }

    private void members(Work work, Memory.Members memory) throws SQLException {
        ObservedMemberRows.remember(connection, work.id(), memory.accepted());
        MembershipRows.nothingReady(connection, List.of(work.id()));
        DueRows.groups(connection, List.of(work.id()));
    }

    private void seen(Work work, Memory.Seen memory) throws SQLException {
        long generation =
                Sql.of(connection, "select generation from target_state").one(row -> row.number("generation"));
        Map<String, Long> ids = new ObservedRows(
                        connection, generation, memory.observed().objectType())
                .keep(List.of(memory.observed()), new BitSet())
                .ids();
        long observedId = ids.get(memory.observed().targetId());
        MemoryRows.forget(connection, observedId, generation);
        if (LinkRows.linkUnlessTaken(connection, work.id(), observedId)) {
            DueRows.groupsAmong(connection, List.of(work.id()));
        }
    }

    private List<Long> tried(List<Ended> ended) throws SQLException {
        List<Ended> tried =
                ended.stream().filter(each -> each.effects().fate() != null).toList();
        Map<Boolean, List<Ended>> byShortestWay = tried.stream()
                .collect(Collectors.partitioningBy(each -> each.effects().fate() == Tries.Fate.WRITTEN
                        && !each.effects().comparedAgain()));
        nothingLeft(byShortestWay.get(true));
        return compareAgain(byShortestWay.get(false));
    }

    private void nothingLeft(List<Ended> written) throws SQLException {
        AttemptRows.succeeded(
                connection,
                written.stream().map(each -> tried(each, Tries.NONE)).toList());
        List<Ended> waiting =
                written.stream().filter(each -> each.effects().references()).toList();
        PendingRows.written(connection, ids(written), ids(waiting));
    }

    private List<Long> compareAgain(List<Ended> tried) throws SQLException {
        if (tried.isEmpty()) {
            return List.of();
        }
        List<Long> ids = ids(tried);
        Map<Long, Tries> before = AttemptRows.load(connection, ids);
        List<AttemptRows.Tried> after = tried.stream()
                .map(each -> tried(
                        each,
                        before.getOrDefault(each.work().id(), Tries.NONE)
                                .after(each.effects().fate(), run, rest)))
                .toList();
        AttemptRows.tried(connection, after);
        PendingRows.judgedBeforeTheChange(connection, ids);
        Set<Long> failed = after.stream()
                .filter(each -> each.tries().failedIn(run))
                .map(AttemptRows.Tried::id)
                .collect(Collectors.toSet());
        return DueRows.unlessDue(
                connection,
                tried.stream()
                        .filter(each -> each.effects().comparedAgain())
                        .map(each -> each.work().id())
                        .filter(id -> !failed.contains(id))
                        .toList());
    }

    private static AttemptRows.Tried tried(Ended ended, Tries tries) {
        OutcomeEffects effects = ended.effects();
        return new AttemptRows.Tried(ended.work().id(), tries, effects.result(), effects.code(), effects.reason());
    }
}
