package io.isthmus.sync.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.sync.importing.DepartureMemory.Noted;
import io.isthmus.sync.importing.ShrinkGuard.Loss;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShrinkGuardTest {

    private static final Map<String, Long> KNOWN = Map.of("user", 400L, "group", 20L);

    private final ShrinkGuard guard = new ShrinkGuard(ImportGuard.defaults());

    @Example
    void a_tenth_of_a_class_is_too_many_and_one_less_is_not() {
        assertThat(losses(new Noted("user", "dc=a", 40))).containsExactly(new Loss("user", 40, 400));
        assertThat(losses(new Noted("user", "dc=a", 39))).isEmpty();
    }

    @Example
    void four_of_few_may_leave_and_five_may_not() {
        assertThat(losses(new Noted("group", "dc=a", 4))).isEmpty();
        assertThat(losses(new Noted("group", "dc=a", 5))).containsExactly(new Loss("group", 5, 20));
    }

    @Example
    void a_class_counts_over_all_bases_however_it_is_spelled() {
        assertThat(losses(new Noted("user", "ou=a", 20), new Noted("User", null, 20)))
                .containsExactly(new Loss("user", 40, 400));
    }

    @Example
    void what_is_withheld_for_an_incomplete_base_does_not_hold_the_others() {
        List<Noted> noted = List.of(new Noted("user", "ou=a", 300), new Noted("user", "ou=b", 3));

        assertThat(guard.losses(noted, Set.of("ou=a"), () -> KNOWN)).isEmpty();
    }

    @Example
    void a_few_leavers_cost_no_counting() {
        assertThat(guard.losses(List.of(new Noted("user", "dc=a", 4)), Set.of(), () -> {
                    throw new AssertionError("nobody has to be counted");
                }))
                .isEmpty();
    }

    @Property
    void whatever_the_limits_are_more_departures_are_never_safer(
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 50) int atLeast,
            @ForAll @IntRange(max = 500) int leaving,
            @ForAll @IntRange(max = 500) int known) {
        ImportGuard limits = new ImportGuard(percent, atLeast);

        if (limits.holds(leaving, known)) {
            assertThat(limits.holds(leaving + 1, known)).isTrue();
        }
        assertThat(limits.holds(leaving, known)).isEqualTo(leaving >= Math.max(atLeast, percent * known / 100.0));
    }

    private List<Loss> losses(Noted... noted) {
        return guard.losses(List.of(noted), Set.of(), () -> KNOWN);
    }
}
