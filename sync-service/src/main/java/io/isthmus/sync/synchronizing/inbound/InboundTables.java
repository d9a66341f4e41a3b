package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.chassis.postgres.PlannerStatistics;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.sync.connectorspace.ConnectorSpaceRows;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.metaverse.MetaverseRows;
import io.isthmus.sync.postgres.Exclusive;
import io.isthmus.sync.postgres.PendingOutbound;
import io.isthmus.sync.postgres.Queues;
import io.isthmus.sync.postgres.TouchedMemberRows;
import io.isthmus.sync.postgres.TouchedMemberRows.Standing;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.batches.QueueSegment.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Inbound synchronization's view of the tables. */
@ApplicationScoped
class InboundTables implements InboundStore {

    private final Transactions transactions;
    private final PlannerStatistics statistics;

    InboundTables(Transactions transactions) {
        this.transactions = transactions;
        this.statistics = new PlannerStatistics(
                transactions, "connector_space_link", "metaverse_object", "metaverse_join", "metaverse_reference");
    }

    @Override
    public <T> T together(Supplier<T> questions) {
        return transactions.together(questions);
    }

    @Override
    public Optional<Stretch> next(UUID after, int limit) {
        return transactions.call(tx -> Queues.next(tx, "pending_inbound", "object_id", after, limit, Stretch::new));
    }

    @Override
    public List<PendingObject> waiting(QueueSegment piece) {
        return transactions.call(tx -> ConnectorSpaceRows.read(
                tx, """
                with waiting as (
                  select object_id, mark from pending_inbound where object_id > :after and object_id <= :last)
                select %s, waiting.object_id as asked, waiting.mark from waiting
                  left join connector_space_object object on object.id = waiting.object_id
                  left join connector_space_link link on link.object_id = waiting.object_id
                 order by waiting.object_id
                """, sql -> sql.with("after", piece.after()).with("last", piece.last())));
    }

    @Override
    public List<PendingObject> joinedTo(Collection<UUID> metaverseIds, Collection<UUID> otherThan) {
        if (metaverseIds.isEmpty()) {
            return List.of();
        }
        return transactions.call(tx -> ConnectorSpaceRows.read(
                tx, """
                select %s, object.id as asked, 0 as mark from connector_space_link link
                  join connector_space_object object on object.id = link.object_id
                 where link.metaverse_id = any(:metaverse) and object.id <> all(:others)
                 order by object.id
                """, sql -> sql.uuids("metaverse", metaverseIds).uuids("others", otherThan)));
    }

    @Override
    public List<KnownMetaverseObject> metaverse(Collection<UUID> ids, Set<JoinLookup> lookups) {
        if (ids.isEmpty() && lookups.isEmpty()) {
            return List.of();
        }
        return transactions.call(tx -> {
            Set<UUID> all = new LinkedHashSet<>(ids);
            if (!lookups.isEmpty()) {
                tx.sql("""
                                select distinct joins.metaverse_id from metaverse_join joins
                                  join unnest(:attributes, :values) as sought (attribute, value)
                                    on joins.attribute = sought.attribute and joins.value = sought.value
                                """)
                        .texts("attributes", lookups, JoinLookup::attribute)
                        .texts("values", lookups, JoinLookup::foldedValue)
                        .each(row -> all.add(row.uuid("metaverse_id")));
            }
            return MetaverseRows.read(tx, all);
        });
    }

    @Override
    public void save(InboundOutcome outcome, boolean everything) {
        transactions.runWithoutWaiting(tx -> {
            Exclusive.write(tx);
            if (everything) {
                InboundWriting.write(tx, outcome);
                PendingOutbound.note(tx, outcome.metaverseIds());
                return;
            }
            Set<Standing> before = TouchedMemberRows.at(tx, outcome.changedPlaces());
            Set<UUID> relinked = InboundWriting.write(tx, outcome);
            Set<UUID> anew = outcome.membersAnew(relinked);
            PendingOutbound.note(tx, anew);
            PendingOutbound.notePartly(tx, outcome.metaverseIds());
            TouchedMemberRows.noteReferrers(tx, outcome.changedPlaces(), before);
            PendingOutbound.noteAbove(tx, outcome.groups());
        });
        statistics.grewBy(outcome.links().size());
    }

    @Override
    public boolean anyInError(String connector) {
        return transactions.call(tx -> tx.sql("""
                        select exists (select 1 from connector_space_link link
                                         join connector_space_object object on object.id = link.object_id
                                        where link.status = 'ERROR' and object.connector = :connector
                                          and object.departed is null) as found
                        """).with("connector", connector).one(row -> row.flag("found")));
    }

    @Override
    public long pendingCount() {
        return transactions.call(tx -> Queues.count(tx, "pending_inbound", "connector_space_object", "membership"));
    }

    @Override
    public boolean anyWaiting(String connector) {
        return transactions.call(tx -> Queues.anyWaiting(tx, connector));
    }

    @Override
    public boolean anyDue(Instant now) {
        return transactions.call(tx -> DueRows.any(tx, now));
    }

    @Override
    public void noteDue(Instant now) {
        transactions.run(tx -> {
            Exclusive.write(tx);
            DueRows.note(tx, now);
        });
    }

    @Override
    public Optional<String> evaluatedRules() {
        return transactions.call(
                tx -> tx.sql("select fingerprint from evaluated_rules").first(row -> row.text("fingerprint")));
    }

    /** What waits already keeps its mark: the one thread that evaluates is here, so nothing of it is in work. */
    @Override
    public void evaluateAll(String rulesFingerprint) {
        transactions.run(tx -> {
            Exclusive.write(tx);
            tx.sql("""
                            insert into pending_inbound (object_id) select id from connector_space_object
                            on conflict do nothing
                            """).update();
            tx.sql("""
                            insert into evaluated_rules (fingerprint) values (:fingerprint)
                            on conflict (only_row) do update set fingerprint = excluded.fingerprint
                            """).with("fingerprint", rulesFingerprint).update();
        });
    }
}
