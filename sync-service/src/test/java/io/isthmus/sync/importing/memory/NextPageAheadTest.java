package io.isthmus.sync.importing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NextPageAheadTest {

    private static final int PAGE = 3;

    private final BlockingQueue<Long> asked = new LinkedBlockingQueue<>();

    @Test
    void the_next_page_is_asked_for_while_one_is_worked_on() throws Exception {
        NextPageAhead pages = new NextPageAhead(after -> stored(8, after), PAGE);

        pages.apply(0);

        assertThat(asked.poll(10, TimeUnit.SECONDS)).isZero();
        assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void nothing_is_asked_behind_the_last_page() throws Exception {
        NextPageAhead pages = new NextPageAhead(after -> stored(2, after), PAGE);

        pages.apply(0);
        asked.take();

        assertThat(asked.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_fault_that_has_gone_is_not_told_and_one_that_stays_is() {
        AtomicInteger faults = new AtomicInteger(1);
        NextPageAhead pages = new NextPageAhead(
                after -> {
                    if (after == 3 && faults.getAndDecrement() > 0) {
                        throw new IllegalStateException("no database");
                    }
                    return stored(8, after);
                },
                PAGE);

        pages.apply(0);
        assertThat(pages.apply(3)).isEqualTo(stored(8, 3));

        faults.set(9);
        pages.apply(0);
        assertThatThrownBy(() -> pages.apply(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no database");
    }

    @Property(tries = 100)
    void whatever_is_asked_is_answered_as_without_it(
            @ForAll @IntRange(max = 20) int count, @ForAll List<@IntRange(max = 20) Integer> places) {
        NextPageAhead pages = new NextPageAhead(after -> stored(count, after), PAGE);

        List<List<KnownObject>> answers = new ArrayList<>();
        places.forEach(place -> answers.add(pages.apply(place)));

        assertThat(answers)
                .isEqualTo(places.stream().map(place -> stored(count, place)).toList());
    }

    private List<KnownObject> stored(int count, long after) {
        asked.add(after);
        return LongStream.rangeClosed(after + 1, Math.min(count, after + PAGE))
                .mapToObj(id -> new KnownObject(id, "a" + id, "cn=" + id, "user", new UUID(0, id), Map.of()))
                .toList();
    }
}
