package io.isthmus.sync.synchronizing.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.sync.synchronizing.batches.QueueSegment.Stretch;
import io.isthmus.sync.synchronizing.batches.QueueSegment.Sweep;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QueueSegmentTest {

    private static final int LIMIT = 3;

    /** Ids that wait; others come while some are taken away. */
    private static final class Waiting implements BatchPipeline.Stages<QueueSegment, List<UUID>, List<UUID>> {

        private final TreeSet<UUID> ids = new TreeSet<>();
        private final Sweep sweep = new Sweep(this::next, LIMIT);
        private final Iterator<Integer> coming;
        private int asked;

        Waiting(List<Integer> first, List<Integer> coming) {
            first.forEach(id -> ids.add(id(id)));
            this.coming = coming.iterator();
        }

        private synchronized Optional<Stretch> next(UUID after, int limit) {
            asked++;
            List<UUID> next = ids.tailSet(after, false).stream().limit(limit).toList();
            return next.isEmpty() ? Optional.empty() : Optional.of(new Stretch(next.getLast(), next.size()));
        }

        @Override
        public Optional<QueueSegment> next() {
            return sweep.next();
        }

        @Override
        public synchronized List<UUID> prepare(QueueSegment piece) {
            return new ArrayList<>(ids.tailSet(piece.after(), false).headSet(piece.last(), true));
        }

        @Override
        public synchronized List<UUID> finish(List<UUID> prepared) {
            prepared.forEach(ids::remove);
            if (coming.hasNext()) {
                ids.add(id(coming.next()));
            }
            return prepared;
        }

        @Override
        public boolean outdated(List<UUID> prepared, List<UUID> changed) {
            return false;
        }
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    @Property(tries = 300)
    void nothing_waits_afterwards_whatever_has_come_meanwhile(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 40) Integer> first,
            @ForAll @Size(max = 10) List<@IntRange(min = 1, max = 40) Integer> coming) {
        Waiting waiting = new Waiting(first, first.isEmpty() ? List.of() : coming);

        waiting.sweep.run(waiting);

        assertThat(waiting.ids).isEmpty();
    }

    @Example
    void a_single_change_is_asked_for_twice_once_to_find_it_and_once_to_find_nothing_more() {
        Waiting waiting = new Waiting(List.of(7), List.of());

        waiting.sweep.run(waiting);

        assertThat(waiting.asked).isEqualTo(2);
    }
}
