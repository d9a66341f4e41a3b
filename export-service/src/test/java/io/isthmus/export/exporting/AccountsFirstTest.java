package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.matching.LookUpNames;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AccountsFirstTest {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final List<Work> OTHERS = List.of(work(1));
    private static final List<Work> LEAVERS = List.of(work(2));

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private List<Work> leavers = List.of();
    private final AccountsFirst first = new AccountsFirst(
            () -> {
                looks.incrementAndGet();
                return leavers;
            },
            EVERY,
            now::get);

    @Test
    void whoever_leaves_while_others_are_written_is_next_after_a_while() {
        leavers = LEAVERS;

        assertThat(first.or(() -> OTHERS)).isEqualTo(OTHERS);
        now.addAndGet(EVERY.toNanos());
        assertThat(first.or(() -> OTHERS)).isEqualTo(LEAVERS);
        assertThat(first.or(() -> OTHERS)).isEqualTo(OTHERS);
    }

    @Test
    void many_pages_in_a_short_time_are_one_look() {
        for (int page = 0; page < 1_000; page++) {
            now.addAndGet(EVERY.toNanos() / 100);
            assertThat(first.or(() -> OTHERS)).isEqualTo(OTHERS);
        }

        assertThat(looks).hasValue(10);
    }

    @Test
    void nothing_is_left_when_there_is_no_other_page_and_nobody_leaves() {
        now.addAndGet(EVERY.toNanos());

        assertThat(first.or(List::of)).isEmpty();
    }

    private static Work work(long id) {
        return new Work(
                id,
                "a" + id,
                ObjectType.USER,
                null,
                "ad",
                new LookUpNames(null, null, List.of()),
                Operation.ADD,
                0,
                List.of());
    }
}
