package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.matching.Match;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.PendingState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where desired and observed meet. */
@ApplicationScoped
class ComparisonTables implements ComparisonStore {

    private static final int GROUP_PAGE = 500;

    private static final String BASIS = """
            update target_state set comparison_basis = :basis, restoration = :restoration
             where comparison_basis is distinct from :basis or restoration is distinct from :restoration""";

    private final Database database;

    ComparisonTables(Database database) {
        this.database = database;
    }

    @Override
    public void basis(String basis, String restoration) {
        database.inTransaction(connection -> {
            if (Sql.of(connection, BASIS)
                            .with("basis", basis)
                            .with("restoration", restoration)
                            .update()
                    > 0) {
                DueRows.everything(connection);
            }
            return null;
        });
    }

    @Override
    public boolean anythingToCompare() {
        return database.inTransaction(connection -> {
            boolean released = DueRows.released(
                    connection, DesiredSource.inForce(connection).references());
            return released || DueRows.anything(connection);
        });
    }

    @Override
    public UnmatchedPage unmatched(long after, int limit) {
        return database.inTransaction(connection -> MatchRows.unmatched(connection, after, limit));
    }

    @Override
    public void keepMatches(List<Matched> matches) {
        Map<Long, Long> linked = new LinkedHashMap<>();
        Map<Long, Match.Conflict> conflicts = new LinkedHashMap<>();
        List<Long> free = new ArrayList<>();
        for (Matched each : matches) {
            switch (each.match()) {
                case Match.Hard hard -> linked.put(each.id(), hard.candidate().key());
                case Match.Soft soft -> linked.put(each.id(), soft.candidate().key());
                case Match.Conflict conflict -> conflicts.put(each.id(), conflict);
                case Match.None ignored -> free.add(each.id());
            }
        }
        database.inTransaction(connection -> {
            LinkRows.link(connection, linked);
            LinkRows.conflicts(connection, conflicts);
            LinkRows.noConflict(connection, free);
            return null;
        });
    }

    @Override
    public void refreshMemberships(Collection<ObjectType> members) {
        long after = BEGINNING;
        List<DueRows.DueGroup> page = refreshPage(after, members);
        while (!page.isEmpty()) {
            page = refreshPage(page.getLast().id(), members);
        }
    }

    private List<DueRows.DueGroup> refreshPage(long after, Collection<ObjectType> members) {
        return database.inTransaction(connection -> {
            List<DueRows.DueGroup> groups = DueRows.nextGroups(connection, after, GROUP_PAGE);
            if (!groups.isEmpty()) {
                List<Long> ids = groups.stream().map(DueRows.DueGroup::id).toList();
                MembershipRows.keep(
                        connection, DesiredSource.inForce(connection).memberships(ids, members));
                DueRows.groupsDone(connection, groups);
            }
            return groups;
        });
    }

    @Override
    public List<Due> due(long after, int limit) {
        return database.inTransaction(connection -> due(connection, DueRows.next(connection, after, limit)));
    }

    @Override
    public List<Due> due(Collection<Long> ids) {
        return database.inTransaction(connection -> due(connection, DueRows.of(connection, ids)));
    }

    /** @param marks read before the objects are, by object */
    private static List<Due> due(Connection connection, Map<Long, Long> marks) throws SQLException {
        if (marks.isEmpty()) {
            return List.of();
        }
        Map<Long, ComparedObject> objects = new HashMap<>();
        ObjectRows.load(connection, marks.keySet()).forEach(object -> objects.put(object.id(), object));
        return marks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(mark -> new Due(mark.getKey(), mark.getValue(), objects.get(mark.getKey())))
                .toList();
    }

    @Override
    public void keep(List<Compared> compared) {
        Map<Long, Long> marks = new LinkedHashMap<>();
        compared.forEach(each -> marks.put(each.due().id(), each.due().mark()));
        database.inTransaction(connection -> {
            Set<Long> done = Set.copyOf(DueRows.done(connection, marks));
            Map<Long, PendingState> states = new LinkedHashMap<>();
            List<Long> superseded = new ArrayList<>();
            for (Compared each : compared) {
                if (each.state() != null && done.contains(each.due().id())) {
                    states.put(each.due().id(), each.state());
                    if (each.nothingLeftToConfirm()) {
                        superseded.add(each.due().object().observedId());
                    }
                }
            }
            PendingRows.keep(connection, states);
            MemoryRows.superseded(connection, superseded);
            RestorationRows.conflicts(connection, states);
            return null;
        });
    }
}
