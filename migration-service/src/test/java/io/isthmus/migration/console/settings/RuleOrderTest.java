package io.isthmus.migration.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleOrderTest {

    @Test
    void what_is_listed_and_not_chosen_is_switched_off() {
        assertThat(RuleOrder.switchedOff(List.of("b"), Set.of("a", "b", "c"), Set.of("b", "c")))
                .containsExactly("a");
    }

    @Test
    void what_was_not_listed_stays_switched_off() {
        assertThat(RuleOrder.switchedOff(List.of("gone@former"), Set.of("a"), Set.of("a")))
                .containsExactly("gone@former");
        assertThat(RuleOrder.switchedOff(List.of("x", "y"), Set.of(), Set.of())).containsExactly("x", "y");
    }

    @Test
    void a_plain_id_gives_way_to_the_choice_for_each_source() {
        assertThat(RuleOrder.switchedOff(List.of("photo"), Set.of("photo@north", "photo@south"), Set.of("photo@south")))
                .containsExactly("photo@north");
    }
}
