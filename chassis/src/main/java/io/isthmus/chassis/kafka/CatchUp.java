package io.isthmus.chassis.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether this service has read what was on its topics when it started. Until then it replays the past: it may take in,
 * but must not pass on, because what it sees may be long superseded.
 */
@ApplicationScoped
public class CatchUp {

    private final Map<TopicPartition, Long> endAtStart = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    void assigned(TopicPartition partition, long position, long end) {
        endAtStart.put(partition, end);
        next.put(partition, position);
    }

    void revoked(TopicPartition partition) {
        endAtStart.remove(partition);
        next.remove(partition);
    }

    /** By assigned partition, the offset that is read next. */
    Map<TopicPartition, Long> positions() {
        return Map.copyOf(next);
    }

    /** Told after every batch: the offset that is read next. */
    void readUpTo(String topic, int partition, long nextOffset) {
        next.computeIfPresent(new TopicPartition(topic, partition), (key, before) -> Math.max(before, nextOffset));
    }

    /** Whether all assigned partitions are past the end they had at the start; {@code false} before any is assigned. */
    public boolean caughtUp() {
        return !endAtStart.isEmpty()
                && endAtStart.entrySet().stream()
                        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Messages still to be read of those that were there at the start. */
    public long behind() {
        return endAtStart.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
