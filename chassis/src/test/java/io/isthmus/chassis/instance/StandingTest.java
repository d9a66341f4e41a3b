package io.isthmus.chassis.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Duration TERM = Duration.ofSeconds(6);
    private static final LeaseHolder OTHER = new LeaseHolder(UUID.randomUUID(), "other:8182 (process 7)");
    private static final LeaseAnswer OTHERS = new LeaseAnswer.Others(Optional.of(OTHER));

    private final Standing standby = new Standing.Standby(Optional.empty());

    @Test
    void who_stands_by_knows_who_is_active() {
        assertThat(standby.after(OTHERS, 0)).isEqualTo(new Standing.Standby(Optional.of(OTHER)));
    }

    @Test
    void who_is_given_the_lease_is_active() {
        assertThat(standby.after(new LeaseAnswer.Yours(4), 17)).isEqualTo(new Standing.Active(4, 17));
    }

    @Test
    void the_active_one_is_certain_until_its_term_is_over_counted_from_the_question() {
        var active = new Standing.Active(4, 1_000);

        assertThat(active.certain(1_000 + TERM.toNanos() - 1, TERM)).isTrue();
        assertThat(active.certain(1_000 + TERM.toNanos(), TERM)).isFalse();
    }

    @Test
    void a_renewal_under_another_epoch_is_a_loss() {
        assertThat(new Standing.Active(4, 0).after(new LeaseAnswer.Yours(6), 1)).isInstanceOf(Standing.Lost.class);
    }

    @Property
    void whoever_lost_it_never_has_it_again(@ForAll("answers") List<LeaseAnswer> answers) {
        Standing standing = new Standing.Active(1, 0).after(OTHERS, 1);
        for (LeaseAnswer answer : answers) {
            standing = standing.after(answer, 2);
        }

        assertThat(standing).isEqualTo(new Standing.Lost(1, Optional.of(OTHER)));
    }

    @Provide
    Arbitrary<List<LeaseAnswer>> answers() {
        Arbitrary<LeaseAnswer> yours = Arbitraries.longs().between(0, 9).map(LeaseAnswer.Yours::new);
        return Arbitraries.oneOf(yours, Arbitraries.just(OTHERS)).list().ofMaxSize(8);
    }
}
