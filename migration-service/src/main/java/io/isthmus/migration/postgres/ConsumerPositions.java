package io.isthmus.migration.postgres;

import io.isthmus.chassis.kafka.StoredPositions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalLong;

/** Where the consumers go on reading, stored with what they read. */
@ApplicationScoped
public class ConsumerPositions implements StoredPositions {

    private final EntityManager database;

    ConsumerPositions(EntityManager database) {
        this.database = database;
    }

    @Override
    @Transactional
    public OptionalLong nextOffset(String topic, int partition) {
        List<?> found = database.createNativeQuery(
                        "SELECT next_offset FROM consumer_position WHERE topic = :topic AND partition = :partition",
                        Long.class)
                .setParameter("topic", topic)
                .setParameter("partition", partition)
                .getResultList();
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) found.getFirst());
    }

    /** To be called in the transaction that stores what was read. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void readUpTo(String topic, int partition, long nextOffset) {
        database.createNativeQuery("""
                        INSERT INTO consumer_position (topic, partition, next_offset)
                        VALUES (:topic, :partition, :nextOffset)
                        ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset""")
                .setParameter("topic", topic)
                .setParameter("partition", partition)
                .setParameter("nextOffset", nextOffset)
                .executeUpdate();
    }
}
