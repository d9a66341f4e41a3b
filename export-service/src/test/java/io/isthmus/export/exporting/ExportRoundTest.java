package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.export.pending.Phase;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportRoundTest {

    @Test
    void a_round_that_sent_something_is_followed_by_another() {
        assertThat(ExportRound.first(7).next(8, false)).contains(new ExportRound(2, 8));
        assertThat(ExportRound.first(7).next(8, true)).contains(new ExportRound(2, 8));
    }

    @Test
    void a_round_that_sent_nothing_with_nothing_under_way_is_the_last() {
        assertThat(ExportRound.first(7).next(7, false)).isEmpty();
    }

    @Test
    void while_a_request_hangs_the_rounds_go_on_and_are_not_counted() {
        assertThat(ExportRound.first(7).next(7, true)).contains(new ExportRound(1, 7));
    }

    @Test
    void a_target_that_never_keeps_anything_is_given_up_after_thirty_rounds() {
        Optional<ExportRound> round = Optional.of(ExportRound.first(0));
        int rounds = 0;
        while (round.isPresent()) {
            rounds++;
            round = round.get().next(rounds, true);
        }

        assertThat(rounds).isEqualTo(30);
    }

    @Test
    void only_removals_wait_until_nothing_is_under_way() {
        assertThat(Arrays.stream(Phase.values()).filter(phase -> !ExportRound.begins(phase, true)))
                .containsExactly(Phase.REMOVE_GROUPS, Phase.REMOVE_PEOPLE);
        assertThat(Phase.values()).allMatch(phase -> ExportRound.begins(phase, false));
    }
}
