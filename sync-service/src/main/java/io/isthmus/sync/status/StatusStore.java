package io.isthmus.sync.status;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is stored. */
@ApplicationScoped
class StatusStore {

    private final Transactions transactions;

    StatusStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param objects by connector and object class
     * @param links by connector and status
     * @param withheld departures that wait for an approval, by connector
     */
    record Contents(
            Map<String, Map<String, Long>> objects,
            Map<String, Map<String, Long>> links,
            Map<String, Long> withheld,
            Map<String, Long> metaverse,
            long provisioned,
            long pendingInbound,
            long pendingOutbound,
            Map<String, Long> positions) {}

    Contents contents() {
        return transactions.call(tx -> new Contents(
                byTwo(tx, """
                        select connector as one, object_class as other, count(*) as found from connector_space_object
                         where departed is null group by 1, 2
                        """),
                byTwo(tx, """
                        select object.connector as one, link.status as other, count(*) as found
                          from connector_space_link link
                          join connector_space_object object on object.id = link.object_id group by 1, 2
                        """),
                byOne(tx, """
                        select connector as one, count(*) as found from departure where withheld and not approved and awaits is null group by 1
                        """),
                byOne(tx, """
                        select type as one, count(*) as found from metaverse_object where departed is null group by 1
                        """),
                count(tx, "metaverse_object where provisioned"),
                count(tx, "pending_inbound"),
                count(tx, "pending_outbound"),
                byOne(tx, "select partition::text as one, next_offset as found from consumer_position")));
    }

    private static Map<String, Map<String, Long>> byTwo(Transaction tx, String sql) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        tx.sql(sql)
                .each(row -> counts.computeIfAbsent(row.text("one"), key -> new TreeMap<>())
                        .put(row.text("other"), row.number("found")));
        return counts;
    }

    private static Map<String, Long> byOne(Transaction tx, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        tx.sql(sql).each(row -> counts.put(row.text("one"), row.number("found")));
        return counts;
    }

    private static long count(Transaction tx, String rows) {
        return tx.sql("select count(*) as found from " + rows).one(row -> row.number("found"));
    }
}
