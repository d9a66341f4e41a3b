package io.isthmus.directories.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BacklogTest {

    private static final int MOST = 3;
    private static final int HEAVIEST = 100;

    @Property(tries = 200)
    void everything_arrives_in_its_order_and_never_is_more_held_than_the_bound_or_a_single_heavier_one(
            @ForAll @Size(max = 30) List<@IntRange(max = 250) Integer> weights) throws Exception {
        Backlog<Integer> backlog = new Backlog<>(MOST, HEAVIEST);
        AtomicLong held = new AtomicLong();
        Thread reader = Thread.ofVirtual().start(() -> {
            for (int weight : weights) {
                try {
                    backlog.put(weight, weight);
                    held.addAndGet(weight);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        List<Integer> taken = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < weights.size(); i++) {
            // the reader may count what it has put only after we have taken it, never before
            assertThat(held.get()).isLessThanOrEqualTo(Math.max(HEAVIEST, 250));
            int next = backlog.take();
            held.addAndGet(-before);
            before = next;
            taken.add(next);
        }
        reader.join();
        assertThat(taken).isEqualTo(weights);
    }
}
