package io.isthmus.chassis.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two processes, one lease, and a clock that only the test moves. */
class LeaseKeeperTest {

    private static final Duration TERM = Duration.ofSeconds(6);
    private static final Duration RENEWAL = Duration.ofSeconds(1);

    private final OneLease store = new OneLease();
    private final AtomicInteger ended = new AtomicInteger();
    private final LeaseKeeper first = keeper("first");
    private final LeaseKeeper second = keeper("second");
    private long now;

    @Test
    void the_first_works_and_the_second_names_it() {
        first.round();
        second.round();

        assertThat(first.active()).isTrue();
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(second.active()).isFalse();
        assertThat(second.standsBy()).isTrue();
        assertThatThrownBy(second::epoch).isInstanceOfSatisfying(StandingBy.class, fault -> {
            assertThat(fault.code()).isEqualTo("STANDING_BY");
            assertThat(fault.detail()).contains("first");
        });
    }

    @Test
    void a_frozen_one_is_overtaken_and_on_waking_may_neither_send_nor_write_and_ends() {
        first.round();
        now += TERM.toNanos();

        second.round();

        assertThat(second.epoch()).isEqualTo(2);
        assertThat(first.active()).as("before it has asked").isFalse();
        first.round();
        assertThatThrownBy(first::epoch).isInstanceOf(StandingBy.class);
        assertThat(ended).hasValue(1);
    }

    @Test
    void without_the_database_it_may_not_send_and_goes_on_when_nobody_has_taken_over() {
        first.round();
        store.away = true;
        now += TERM.toNanos();
        first.round();

        assertThat(first.active()).isFalse();
        assertThat(first.standsBy()).as("nobody says that another one works").isFalse();

        store.away = false;
        first.round();
        assertThat(first.active()).isTrue();
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(ended).hasValue(0);
    }

    @Test
    void one_that_ends_in_good_order_lets_the_next_one_begin_at_once() {
        first.round();

        first.stop();
        second.round();

        assertThat(second.active()).isTrue();
        assertThat(first.active()).isFalse();
    }

    private LeaseKeeper keeper(String address) {
        return new LeaseKeeper(
                store, new LeaseHolder(UUID.randomUUID(), address), TERM, RENEWAL, () -> now, ended::incrementAndGet);
    }

    /** What the table does, by the test's clock. */
    private final class OneLease implements LeaseStore {
        private LeaseHolder holder;
        private long epoch;
        private long until;
        private boolean away;

        @Override
        public LeaseAnswer take(LeaseHolder instance, Duration term) {
            check();
            if (holder != null && now < until) {
                return new LeaseAnswer.Others(Optional.of(holder));
            }
            holder = instance;
            until = now + term.toNanos();
            return new LeaseAnswer.Yours(++epoch);
        }

        @Override
        public LeaseAnswer renew(LeaseHolder instance, long under, Duration term) {
            check();
            if (!instance.equals(holder) || under != epoch) {
                return new LeaseAnswer.Others(Optional.of(holder));
            }
            until = now + term.toNanos();
            return new LeaseAnswer.Yours(epoch);
        }

        @Override
        public void release(LeaseHolder instance, long under) {
            until = now;
        }

        private void check() {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
        }
    }
}
