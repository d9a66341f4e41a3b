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
public class Positions implements StoredPositions {

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

    /** Waits for the disk, for these and for whatever was committed before; {@code false} if they are not what is stored. */
    public boolean onDisk(String topic, Map<Integer, Long> nextOffsets) {
        return transactions.call(tx -> tx.sql("""
                        update consumer_position stored set next_offset = next.next_offset
                          from unnest(:partitions, :offsets) as next (partition, next_offset)
                         where stored.topic = :topic and stored.partition = next.partition
                           and stored.next_offset = next.next_offset
                        """)
                        .with("topic", topic)
                        .ints("partitions", nextOffsets.keySet(), partition -> partition)
                        .bigints("offsets", nextOffsets.values())
                        .update()
                == nextOffsets.size());
    }
}
