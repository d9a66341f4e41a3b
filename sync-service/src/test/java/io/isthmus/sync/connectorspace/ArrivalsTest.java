package io.isthmus.sync.connectorspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.changes.ObjectObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArrivalsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final int PARTITIONS = 3;

    /** What storage comes to: for each object and bucket the last thing it was told. */
    private record Stored(Map<Object, Object> objects, Map<Object, Object> buckets) {

        Stored() {
            this(new HashMap<>(), new HashMap<>());
        }

        void take(Arrivals arrivals) {
            arrivals.objects().forEach(object -> objects.put(object.id(), object));
            arrivals.buckets()
                    .forEach(bucket ->
                            buckets.put(List.of(bucket.owner(), bucket.attribute(), bucket.bucket()), bucket));
        }
    }

    @Property
    void any_cut_interleaving_and_repetition_of_partitions_comes_to_the_same(
            @ForAll("messages") List<ChangeMessage> messages, @ForAll long seed) {
        Stored once = new Stored();
        once.take(Arrivals.of(messages));

        Stored replayed = new Stored();
        Random random = new Random(seed);
        List<List<ChangeMessage>> partitions = partitions(messages);
        int[] next = new int[PARTITIONS];
        while (remaining(partitions, next)) {
            int partition = random.nextInt(PARTITIONS);
            List<ChangeMessage> all = partitions.get(partition);
            int from = random.nextInt(next[partition] + 1); // anything read may be delivered again
            int to = Math.min(all.size(), next[partition] + random.nextInt(4));
            replayed.take(Arrivals.of(all.subList(from, to)));
            next[partition] = to;
        }

        assertThat(replayed).isEqualTo(once);
    }

    @Property
    void a_compacted_topic_comes_to_the_same(@ForAll("messages") List<ChangeMessage> messages) {
        Map<String, ChangeMessage> compacted = new LinkedHashMap<>();
        messages.forEach(message -> {
            compacted.remove(key(message));
            compacted.put(key(message), message);
        });

        assertThat(stored(new ArrayList<>(compacted.values()))).isEqualTo(stored(messages));
    }

    private static Stored stored(List<ChangeMessage> messages) {
        Stored stored = new Stored();
        stored.take(Arrivals.of(messages));
        return stored;
    }

    private static boolean remaining(List<List<ChangeMessage>> partitions, int[] next) {
        for (int i = 0; i < PARTITIONS; i++) {
            if (next[i] < partitions.get(i).size()) {
                return true;
            }
        }
        return false;
    }

    private static List<List<ChangeMessage>> partitions(List<ChangeMessage> messages) {
        List<List<ChangeMessage>> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
        messages.forEach(message -> partitions
                .get(Math.floorMod(key(message).hashCode(), PARTITIONS))
                .add(message));
        return partitions;
    }

    private static String key(ChangeMessage message) {
        return switch (message) {
            case ObjectObserved observed -> observed.anchor();
            case ObjectDeleted deleted -> deleted.anchor();
            case MembersObserved members -> members.anchor() + "|" + members.bucket();
            default -> throw new IllegalArgumentException();
        };
    }

    @Provide
    Arbitrary<List<ChangeMessage>> messages() {
        Arbitrary<String> anchors = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<String> values = Arbitraries.of("1", "2", "3");
        Arbitrary<ChangeMessage> observed = net.jqwik.api.Combinators.combine(anchors, values)
                .as((anchor, value) -> new ObjectObserved(
                        1,
                        "run",
                        "hr",
                        anchor,
                        "cn=" + anchor + value,
                        "user",
                        Map.of("v", List.of(value)),
                        null,
                        NOW));
        Arbitrary<ChangeMessage> deleted = anchors.map(
                anchor -> new ObjectDeleted(1, "run", "hr", anchor, "cn=" + anchor, "user", Evidence.REPORTED, NOW));
        Arbitrary<ChangeMessage> members = net.jqwik.api.Combinators.combine(
                        anchors, values, Arbitraries.integers().between(0, 1))
                .as((anchor, value, bucket) -> new MembersObserved(
                        1,
                        "run",
                        "hr",
                        anchor,
                        "member",
                        bucket,
                        Integer.parseInt(value) > 1 ? 2 : 1,
                        List.of("cn=" + value)));
        return Arbitraries.oneOf(observed, deleted, members).list().ofMaxSize(30);
    }
}
