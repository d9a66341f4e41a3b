package io.isthmus.chassis.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Starts every consumer of the service where its database says, or at the beginning. */
@ApplicationScoped
@Identifier("stored-positions")
public class SeekToStoredPositions implements KafkaConsumerRebalanceListener {

    private final Instance<StoredPositions> positions;
    private final CatchUp catchUp;

    SeekToStoredPositions(Instance<StoredPositions> positions, CatchUp catchUp) {
        this.positions = positions;
        this.catchUp = catchUp;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long start = start(partition, beginnings.get(partition), ends.get(partition));
            consumer.seek(partition, start);
            catchUp.assigned(partition, start, ends.get(partition));
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(catchUp::revoked);
    }

    /** A position beyond the topic's end means that the topic was lost and made anew: read it from its beginning. */
    private long start(TopicPartition partition, long beginning, long end) {
        OptionalLong stored = positions.get().nextOffset(partition.topic(), partition.partition());
        if (stored.isEmpty() || stored.getAsLong() > end) {
            return beginning;
        }
        return Math.max(stored.getAsLong(), beginning);
    }
}
