package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.importing.AwaitedPlaces;
import io.isthmus.sync.postgres.AnsweredPlaceRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Awaited places in a table, by the names that the connector space has for places. */
@ApplicationScoped
class AwaitedPlaceTables implements AwaitedPlaces {

    private static final int ROWS_A_STATEMENT = 5_000;

    private static final String NAMED_WHERE_NOBODY_IS_KNOWN = """
            insert into awaited_place (place, connector, dn, normal_dn)
            select named.place, :connector, named.dn, named.normal_dn
              from unnest(:places, :dns, :normal) as named (place, dn, normal_dn)
             where not exists (select 1 from imported_object known
                                where known.connector = :connector and known.normal_dn = named.normal_dn)
            """;

    private static final String AWAIT = NAMED_WHERE_NOBODY_IS_KNOWN + "on conflict do nothing";

    private static final String AWAIT_WHERE_SOMEBODY_LEFT =
            NAMED_WHERE_NOBODY_IS_KNOWN + "and named.place in (select place from vacated_place) on conflict do nothing";

    private final Transactions transactions;

    AwaitedPlaceTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean wasReadThrough(String connector) {
        return transactions.call(
                tx -> tx.sql("select exists (select 1 from source_read_through where connector = :connector) as found")
                        .with("connector", connector)
                        .one(row -> row.flag("found")));
    }

    @Override
    public void readingBegins(String connector) {
        transactions.run(tx -> tx.sql("update source_read_through set through = false where connector = :connector")
                .with("connector", connector)
                .update());
    }

    @Override
    public void readThrough(String connector) {
        transactions.run(tx -> readThrough(tx, connector));
    }

    /** As {@link #readThrough(String)}, as part of a transaction. */
    static void readThrough(Transaction tx, String connector) {
        tx.sql("""
            insert into source_read_through (connector, through) values (:connector, true)
            on conflict (connector) do update set through = true
            """).with("connector", connector).update();
    }

    @Override
    public void settled(String connector) {
        transactions.run(tx -> tx.sql("delete from vacated_place where connector = :connector")
                .with("connector", connector)
                .update());
    }

    @Override
    public void await(String connector, Collection<String> dns) {
        await(connector, dns, AWAIT);
    }

    @Override
    public void awaitWhereSomebodyLeft(String connector, Collection<String> dns) {
        await(connector, dns, AWAIT_WHERE_SOMEBODY_LEFT);
    }

    private void await(String connector, Collection<String> dns, String statement) {
        List<String> all = new ArrayList<>(dns);
        for (int from = 0; from < all.size(); from += ROWS_A_STATEMENT) {
            List<String> some = all.subList(from, Math.min(all.size(), from + ROWS_A_STATEMENT));
            transactions.run(tx -> await(tx, connector, some, statement));
        }
    }

    private static void await(Transaction tx, String connector, List<String> dns, String statement) {
        Map<UUID, String> places = new LinkedHashMap<>();
        dns.forEach(dn -> places.put(Identities.place(connector, dn), dn));
        tx.sql(statement)
                .with("connector", connector)
                .uuids("places", places.keySet())
                .texts("dns", places.values())
                .texts("normal", places.values(), DistinguishedName::normalize)
                .update();
    }

    @Override
    public void readAgainWhoRefersTo(String connector, Collection<String> dns) {
        List<UUID> places = places(connector, dns);
        transactions.run(tx -> {
            if (readAgain(tx, places)) {
                tx.sql("insert into vacated_place (place, connector) select place, :connector"
                                + " from unnest(:places) as place on conflict do nothing")
                        .with("connector", connector)
                        .uuids("places", places)
                        .update();
            }
        });
    }

    private record Referrer(String connector, String dn) {

        UUID place() {
            return Identities.place(connector, dn);
        }
    }

    /** Whoever refers there may be of another source, and is read again there. @return whether anybody does */
    private static boolean readAgain(Transaction tx, List<UUID> places) {
        if (places.isEmpty()) {
            return false;
        }
        List<Referrer> referrers =
                tx.sql("""
                    select connector, dn from connector_space_object
                     where departed is null and id in (
                       select owner from membership where target = any(:places)
                       union all
                       select link.object_id from metaverse_reference reference
                         join connector_space_link link on link.metaverse_id = reference.metaverse_id
                        where reference.target = any(:places))
                    """).uuids("places", places).list(row -> new Referrer(row.text("connector"), row.text("dn")));
        tx.sql("""
            insert into awaited_place (place, connector, dn)
            select place, connector, min(dn)
              from unnest(:places, :connectors, :dns) as referrer (place, connector, dn)
             group by place, connector
            on conflict (place) do update set normal_dn = null
            """)
                .uuids("places", referrers, Referrer::place)
                .texts("connectors", referrers, Referrer::connector)
                .texts("dns", referrers, Referrer::dn)
                .update();
        return !referrers.isEmpty();
    }

    /** Whoever arrived at an awaited place by himself is not asked for. */
    @Override
    public List<String> next(String connector, String runId, int limit) {
        return transactions.call(tx -> {
            Map<UUID, String> awaited = some(tx, connector, runId, limit);
            while (!awaited.isEmpty()) {
                awaited.keySet().removeAll(arrived(tx, awaited.keySet()));
                if (!awaited.isEmpty()) {
                    return List.copyOf(awaited.values());
                }
                awaited = some(tx, connector, runId, limit);
            }
            return List.<String>of();
        });
    }

    /** Forgets that those are awaited who have come. */
    private static List<UUID> arrived(Transaction tx, Collection<UUID> places) {
        return tx.sql("""
            delete from awaited_place awaited using imported_object known
             where awaited.place = any(:places) and known.connector = awaited.connector
               and known.normal_dn = awaited.normal_dn
            returning awaited.place
            """).uuids("places", List.copyOf(places)).list(row -> row.uuid("place"));
    }

    private static Map<UUID, String> some(Transaction tx, String connector, String runId, int limit) {
        Map<UUID, String> awaited = new LinkedHashMap<>();
        tx.sql("""
            select place, dn from awaited_place
             where connector = :connector and empty_in is distinct from :run and silent_in is distinct from :run
             order by place limit :limit
            """)
                .with("connector", connector)
                .with("run", runId)
                .with("limit", limit)
                .each(row -> awaited.put(row.uuid("place"), row.text("dn")));
        return awaited;
    }

    @Override
    public void unanswered(String connector, String runId, Collection<String> dns) {
        if (!dns.isEmpty()) {
            transactions.run(tx -> tx.sql("update awaited_place set silent_in = :run where place = any(:places)")
                    .with("run", runId)
                    .uuids("places", places(connector, dns))
                    .update());
        }
    }

    @Override
    public void answered(String connector, String runId, Collection<String> dns, Collection<String> found) {
        List<UUID> asked = places(connector, dns);
        transactions.run(tx -> {
            List<UUID> full = tx.sql("delete from awaited_place where place = any(:found) returning place")
                    .uuids("found", places(connector, found))
                    .list(row -> row.uuid("place"));
            List<UUID> empty = tx.sql("""
                delete from awaited_place where place = any(:asked) and empty_in is not null returning place
                """).uuids("asked", asked).list(row -> row.uuid("place"));
            readAgain(tx, empty);
            if (!full.isEmpty() || !empty.isEmpty()) {
                AnsweredPlaceRow.note(tx);
            }
            tx.sql("update awaited_place set empty_in = :run where place = any(:asked)")
                    .with("run", runId)
                    .uuids("asked", asked)
                    .update();
        });
    }

    @Override
    public boolean anyAnsweredSinceSynchronization() {
        return transactions.call(AnsweredPlaceRow::any);
    }

    private static List<UUID> places(String connector, Collection<String> dns) {
        return dns.stream().map(dn -> Identities.place(connector, dn)).toList();
    }
}
