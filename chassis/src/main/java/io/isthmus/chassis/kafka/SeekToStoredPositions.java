package io.isthmus.chassis.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Starts every consumer of the service where its database says, or at the beginning. */
@ApplicationScoped
@Identifier("stored-positions")
public class SeekToStoredPositions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(SeekToStoredPositions.class);

    private final Instance<StoredPositions> positions;
    private final CatchUp catchUp;
    private final Persistently persistently;

    SeekToStoredPositions(Instance<StoredPositions> positions, CatchUp catchUp, Persistently persistently) {
        this.positions = positions;
        this.catchUp = catchUp;
        this.persistently = persistently;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            long start = start(stored(partition), beginnings.getOrDefault(partition, 0L), end);
            consumer.seek(partition, start);
            catchUp.assigned(partition, start, end);
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(catchUp::revoked);
    }

    /** The database may be away just now; a channel that failed here would never read again. */
    private OptionalLong stored(TopicPartition partition) {
        AtomicReference<OptionalLong> stored = new AtomicReference<>();
        persistently.run(() -> stored.set(read(partition)));
        return Objects.requireNonNull(stored.get());
    }

    private OptionalLong read(TopicPartition partition) {
        try {
            return positions.get().nextOffset(partition.topic(), partition.partition());
        } catch (RuntimeException e) {
            LOG.warnf("where to read %s on could not be looked up, and is tried again: %s", partition, e.getMessage());
            throw e;
        }
    }

    /** A position beyond the topic's end means that the topic was lost and made anew: read it from its beginning. */
    private static long start(OptionalLong stored, long beginning, long end) {
        if (stored.isEmpty() || stored.getAsLong() > end) {
            return beginning;
        }
        return Math.max(stored.getAsLong(), beginning);
    }
}
