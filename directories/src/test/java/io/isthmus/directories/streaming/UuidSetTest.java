package io.isthmus.directories.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UuidSetTest {

    @Property
    void it_has_what_was_added_and_nothing_else(
            @ForAll List<@IntRange(max = 400) Integer> added, @ForAll @IntRange(max = 400) int asked) {
        UuidSet set = new UuidSet();
        Set<UUID> expected = new HashSet<>();
        for (int each : added) {
            assertThat(set.add(id(each))).isEqualTo(expected.add(id(each)));
        }

        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(set.contains(id(asked))).isEqualTo(expected.contains(id(asked)));
    }

    @Test
    void a_hundred_thousand_ids_given_one_after_the_other_are_all_found() {
        UuidSet set = new UuidSet();
        for (int i = 0; i < 100_000; i++) {
            set.add(id(i));
        }

        assertThat(set.size()).isEqualTo(100_000);
        for (int i = 0; i < 100_000; i++) {
            assertThat(set.contains(id(i))).isTrue();
        }
        assertThat(set.contains(id(100_000))).isFalse();
    }

    /** As slapd gives them: the clock in the first half, the server in the second. 0 is the id of nothing but zeros. */
    private static UUID id(int number) {
        return number == 0 ? new UUID(0, 0) : new UUID((long) number << 32 | 0x8089_1041L, 0x93f3_0fc6_b9e5_d8ceL);
    }
}
