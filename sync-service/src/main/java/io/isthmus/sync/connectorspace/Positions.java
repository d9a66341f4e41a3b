package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.kafka.StoredPositions;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Where reading goes on. */
@ApplicationScoped
class Positions implements StoredPositions {

    private final Transactions transactions;

    Positions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public OptionalLong nextOffset(String topic, int partition) {
        Optional<Long> next = transactions.call(tx -> tx.sql(
                        "select next_offset from consumer_position where topic = :topic and partition = :partition")
                .with("topic", topic)
                .with("partition", partition)
                .first(row -> row.number("next_offset")));
        return next.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    static void store(Transaction tx, String topic, Map<Integer, Long> nextOffsets) {
        tx.sql("""
                        insert into consumer_position (topic, partition, next_offset)
                        select :topic, next.* from unnest(:partitions, :offsets) as next
                        on conflict (topic, partition) do update set next_offset = excluded.next_offset
                        """)
                .with("topic", topic)
                .ints("partitions", nextOffsets.keySet(), partition -> partition)
                .bigints("offsets", nextOffsets.values())
                .update();
    }
}
