package io.isthmus.chassis.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Since when each partition waits at its position with something beyond it. Whoever moves, or has read everything, does not
 * wait; nor does a partition of which the end is not known, because then the broker is away and not the consumer.
 */
record Movements(Map<TopicPartition, Waiting> waiting) {

    static final Movements NONE = new Movements(Map.of());

    /** @param sinceNanos by {@link System#nanoTime()} */
    record Waiting(long position, long end, long sinceNanos) {}

    /** How it is after another look. */
    Movements after(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends, long nowNanos) {
        Map<TopicPartition, Waiting> next = new HashMap<>();
        positions.forEach((partition, position) -> {
            Long end = ends.get(partition);
            if (end != null && end > position) {
                Waiting before = waiting.get(partition);
                long since = before != null && before.position() == position ? before.sinceNanos() : nowNanos;
                next.put(partition, new Waiting(position, end, since));
            }
        });
        return new Movements(Map.copyOf(next));
    }

    /** @param faults by topic */
    List<Standstill> standstills(Duration stuckAfter, Map<String, String> faults, long nowNanos) {
        return waiting.entrySet().stream()
                .filter(each -> nowNanos - each.getValue().sinceNanos() >= stuckAfter.toNanos())
                .map(each -> new Standstill(
                        each.getKey().topic(),
                        each.getKey().partition(),
                        each.getValue().position(),
                        each.getValue().end(),
                        Duration.ofNanos(nowNanos - each.getValue().sinceNanos()),
                        faults.get(each.getKey().topic())))
                .sorted(java.util.Comparator.comparing(Standstill::topic).thenComparing(Standstill::partition))
                .toList();
    }
}
