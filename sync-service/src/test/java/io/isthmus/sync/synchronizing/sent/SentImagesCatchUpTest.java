package io.isthmus.sync.synchronizing.sent;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.sync.synchronizing.sent.ImageOwnership.Candidate;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Owner;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Unowned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentImagesCatchUpTest {

    private final List<Map<Integer, Long>> readFrom = new ArrayList<>();
    private final Remembering memory = new Remembering();
    private boolean topicIsLost;

    private final SentImagesCatchUp catchUp = new SentImagesCatchUp(
            (positions, taker) -> {
                readFrom.add(Map.copyOf(positions));
                if (topicIsLost) {
                    taker.lost();
                }
                taker.take(List.of(), Map.of(0, 7L));
            },
            memory);

    @Test
    void a_start_reads_what_may_not_have_been_noted() {
        memory.positions.put(0, 5L);

        catchUp.begin();

        assertThat(readFrom).containsExactly(Map.of(0, 5L));
        assertThat(memory.positions).containsExactly(Map.entry(0, 7L));
    }

    @Test
    void after_a_run_that_ended_well_nothing_is_read() {
        catchUp.begin();
        catchUp.complete(Map.of(0, 9L));
        readFrom.clear();

        catchUp.begin();

        assertThat(readFrom).isEmpty();
    }

    @Test
    void after_a_run_that_broke_off_the_rest_is_read() {
        catchUp.begin();
        catchUp.complete(Map.of(0, 9L));
        catchUp.begin();
        readFrom.clear();

        catchUp.begin();

        assertThat(readFrom).containsExactly(Map.of(0, 9L));
    }

    @Test
    void a_database_that_was_lost_while_we_ran_is_noticed() {
        catchUp.begin();
        catchUp.complete(Map.of(0, 9L));
        memory.positions.clear();
        readFrom.clear();

        catchUp.begin();

        assertThat(readFrom).containsExactly(Map.of());
    }

    @Test
    void a_topic_that_was_lost_is_forgotten_so_that_everything_is_sent_again() {
        topicIsLost = true;

        catchUp.begin();

        assertThat(memory.forgotten).isTrue();
    }

    @Test
    void a_topic_that_was_lost_while_we_ran_is_forgotten_too() {
        memory.positions.put(0, 50L);
        catchUp.begin();
        memory.positions.put(0, 50L);

        catchUp.complete(Map.of(0, 3L));

        assertThat(memory.forgotten).isTrue();
        catchUp.begin();
        assertThat(readFrom).hasSize(2);
    }

    private static final class Remembering implements SentImages {

        private final Map<Integer, Long> positions = new HashMap<>();
        private boolean forgotten;

        @Override
        public Map<Integer, Long> positions() {
            return Map.copyOf(positions);
        }

        @Override
        public void reached(Map<Integer, Long> reached) {
            positions.putAll(reached);
        }

        @Override
        public void store(SentMessages messages, Map<Integer, Long> next) {
            positions.putAll(next);
        }

        @Override
        public void forget() {
            forgotten = true;
        }

        @Override
        public boolean claimByAnchor() {
            return false;
        }

        @Override
        public List<Unowned> unowned(String after, int limit) {
            return List.of();
        }

        @Override
        public Map<String, List<Candidate>> candidates(List<Unowned> images) {
            return Map.of();
        }

        @Override
        public void own(Map<Unowned, Owner> owners) {
            // nobody answers for anything
        }
    }
}
