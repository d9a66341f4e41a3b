package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LevelsPropertyTest {

    @Property
    void everybody_comes_once_and_after_all_they_refer_to(
            @ForAll @Size(max = 40) List<@IntRange(max = 45) Integer> managers) {
        List<long[]> levels = levels(managers);

        Map<Long, Integer> levelOf = new HashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            for (long id : levels.get(i)) {
                assertThat(levelOf.put(id, i)).isNull();
            }
        }
        levelOf.forEach((id, level) -> {
            long manager = managers.get((int) (id - 1));
            if (manager != Levels.NOBODY && manager != id && manager <= managers.size()) {
                assertThat(levelOf.get(manager)).isNotNull().isLessThan(level);
            }
        });
    }

    @Property
    void only_circles_and_who_refers_into_them_are_left_out(
            @ForAll @Size(max = 40) List<@IntRange(max = 45) Integer> managers) {
        Set<Long> placed = new HashSet<>();
        levels(managers).forEach(level -> {
            for (long id : level) {
                placed.add(id);
            }
        });

        for (long id = 1; id <= managers.size(); id++) {
            assertThat(placed.contains(id)).isEqualTo(endsSomewhere(id, managers));
        }
    }

    @Test
    void a_chain_is_a_level_each_and_a_flat_team_is_one() {
        assertThat(levels(List.of(0, 1, 2))).containsExactly(new long[] {1}, new long[] {2}, new long[] {3});
        assertThat(levels(List.of(0, 1, 1, 1))).containsExactly(new long[] {1}, new long[] {2, 3, 4});
        assertThat(Levels.of(new long[0], new long[0])).isEmpty();
    }

    @Test
    void of_several_whom_one_refers_to_the_last_counts() {
        assertThat(Levels.of(new long[] {1, 2, 3, 3}, new long[] {Levels.NOBODY, 1, 1, 2}))
                .containsExactly(new long[] {1}, new long[] {2}, new long[] {3});
    }

    private static boolean endsSomewhere(long start, List<Integer> managers) {
        Set<Long> seen = new HashSet<>();
        long id = start;
        while (seen.add(id)) {
            long manager = managers.get((int) (id - 1));
            if (manager == Levels.NOBODY || manager == id || manager > managers.size()) {
                return true;
            }
            id = manager;
        }
        return false;
    }

    /** Object i has the manager at place i - 1. */
    private static List<long[]> levels(List<Integer> managers) {
        List<Long> from = new ArrayList<>();
        for (long id = 1; id <= managers.size(); id++) {
            from.add(id);
        }
        return Levels.of(
                from.stream().mapToLong(Long::longValue).toArray(),
                managers.stream().mapToLong(Integer::longValue).toArray());
    }
}
