package io.isthmus.sync.postgres;

import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Inbound synchronization's view of the tables. */
@ApplicationScoped
class InboundTables implements InboundStore {

    /** From so many objects on it pays to tell the planner what the tables look like now. */
    private static final long MANY = 5_000;

    private final Database database;
    private final PlannerStatistics statistics;

    InboundTables(Database database) {
        this.database = database;
        this.statistics = new PlannerStatistics(
                database, "connector_space_link", "metaverse_object", "metaverse_join", "metaverse_reference");
    }

    @Override
    public Optional<UUID> last(UUID after, int limit) {
        return database.inTransaction(
                connection -> Queues.last(connection, "pending_inbound", "object_id", after, limit));
    }

    @Override
    public List<PendingObject> waiting(QueueSegment piece) {
        return database.inTransaction(connection -> pending(
                connection, """
                with waiting as (select object_id, mark from pending_inbound where object_id > ? and object_id <= ?)
                select %s, waiting.object_id, waiting.mark from waiting
                  left join connector_space_object object on object.id = waiting.object_id
                  left join connector_space_link link on link.object_id = waiting.object_id
                 order by waiting.object_id
                """, statement -> statement.with(piece.after()).with(piece.last())));
    }

    @Override
    public List<PendingObject> joinedTo(Collection<UUID> metaverseIds, Collection<UUID> otherThan) {
        if (metaverseIds.isEmpty()) {
            return List.of();
        }
        return database.inTransaction(connection -> pending(
                connection, """
                select %s, object.id, 0 from connector_space_link link
                  join connector_space_object object on object.id = link.object_id
                 where link.metaverse_id = any(?) and object.id <> all(?)
                 order by object.id
                """, statement -> statement.uuids(metaverseIds).uuids(otherThan)));
    }

    interface Binding {
        Statement bind(Statement statement) throws SQLException;
    }

    static List<PendingObject> pending(Connection connection, String sql, Binding binding) throws SQLException {
        record Row(UUID id, ConnectorSpaceObject object, io.isthmus.sync.connectorspace.ObjectLink link, long mark) {}
        List<Row> rows = binding.bind(Statement.of(connection, sql.formatted(ConnectorSpaceRows.COLUMNS)))
                .list(row -> {
                    UUID id = row.getObject(17, UUID.class);
                    return new Row(
                            id, ConnectorSpaceRows.object(row), ConnectorSpaceRows.link(row, id), row.getLong(18));
                });
        Map<UUID, Map<String, Integer>> counts = ConnectorSpaceRows.memberCounts(
                connection, rows.stream().map(Row::id).toList());
        return rows.stream()
                .map(row -> new PendingObject(
                        row.id(), row.object(), row.link(), counts.getOrDefault(row.id(), Map.of()), row.mark()))
                .toList();
    }

    @Override
    public List<KnownMetaverseObject> metaverse(Collection<UUID> ids, Set<JoinLookup> lookups) {
        if (ids.isEmpty() && lookups.isEmpty()) {
            return List.of();
        }
        return database.inTransaction(connection -> {
            Set<UUID> all = new LinkedHashSet<>(ids);
            if (!lookups.isEmpty()) {
                all.addAll(Statement.of(connection, """
                                select distinct joins.metaverse_id from metaverse_join joins
                                  join unnest(?, ?) as wanted (attribute, value)
                                    on joins.attribute = wanted.attribute and joins.value = wanted.value
                                """)
                        .texts(lookups, JoinLookup::attribute)
                        .texts(lookups, JoinLookup::foldedValue)
                        .list(row -> row.getObject(1, UUID.class)));
            }
            return MetaverseRows.read(connection, all);
        });
    }

    @Override
    public void save(InboundOutcome outcome, boolean everything) {
        database.change(connection -> {
            Exclusive.write(connection);
            InboundWriting.write(connection, outcome);
            if (!everything) {
                Referrers.beforeOutbound(connection, outcome.changedPlaces());
            }
        });
        statistics.grewBy(outcome.links().size());
    }

    @Override
    public boolean anyInError(String connector) {
        return database.inTransaction(connection -> Statement.of(connection, """
                        select exists (select 1 from connector_space_link link
                                         join connector_space_object object on object.id = link.object_id
                                        where link.status = 'ERROR' and object.connector = ? and object.departed is null)
                        """)
                .with(connector)
                .list(row -> row.getBoolean(1))
                .getFirst());
    }

    @Override
    public long pendingCount() {
        return database.inTransaction(connection -> {
            long pending = Statement.of(connection, "select count(*) from pending_inbound")
                    .list(row -> row.getLong(1))
                    .getFirst();
            if (pending > MANY) {
                for (String table : List.of("connector_space_object", "membership", "pending_inbound")) {
                    Statement.of(connection, "analyze " + table).update();
                }
            }
            return pending;
        });
    }

    @Override
    public Optional<String> evaluatedRules() {
        return database.inTransaction(connection -> {
            List<String> fingerprints =
                    new ArrayList<>(Statement.of(connection, "select fingerprint from evaluated_rules")
                            .list(row -> row.getString(1)));
            return fingerprints.stream().findFirst();
        });
    }

    /** What waits already keeps its mark: the one thread that evaluates is here, so nothing of it is in work. */
    @Override
    public void evaluateAll(String rulesFingerprint) {
        database.change(connection -> {
            Exclusive.write(connection);
            Statement.of(connection, """
                            insert into pending_inbound (object_id) select id from connector_space_object
                            on conflict do nothing
                            """).update();
            Statement.of(connection, """
                            insert into evaluated_rules (fingerprint) values (?)
                            on conflict (only_row) do update set fingerprint = excluded.fingerprint
                            """).with(rulesFingerprint).update();
        });
    }
}
