package io.isthmus.sync.ldap.syncrepl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsnSetTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void of_each_provider_the_newest_counts_and_none_may_be_missing() {
        CsnSet here = CsnSet.of(List.of(csn(10, 1), csn(12, 1), csn(5, 2)));

        assertThat(here.misses(CsnSet.of(List.of(csn(12, 1))), NOW)).isEmpty();
        assertThat(here.misses(CsnSet.of(List.of(csn(5, 2), csn(13, 1))), NOW)).contains(csn(13, 1));
        assertThat(here.misses(CsnSet.of(List.of(csn(1, 3))), NOW)).contains(csn(1, 3));
    }

    @Test
    void what_has_not_come_in_a_week_does_not_come() {
        CsnSet here = CsnSet.of(List.of(csn(5, 2)));

        assertThat(here.misses(CsnSet.of(List.of(csn(10, 1))), Instant.parse("2026-12-07T00:00:09Z")))
                .isPresent();
        assertThat(here.misses(CsnSet.of(List.of(csn(10, 1))), Instant.parse("2026-12-07T00:00:11Z")))
                .isEmpty();
    }

    @Test
    void what_a_clock_years_ahead_has_stamped_is_not_waited_for() {
        CsnSet ahead = CsnSet.of(List.of("20360101000000.000000Z#000000#001#000000"));

        assertThat(CsnSet.of(List.of(csn(5, 2))).misses(ahead, NOW)).isEmpty();
    }

    @Test
    void a_cookie_says_the_same_whatever_stands_before_it() {
        CsnSet plain = CsnSet.of(List.of(csn(10, 1), csn(5, 2)));

        assertThat(CsnSet.ofCookie(ContextCsn.cookie(List.of(csn(10, 1), csn(5, 2)))))
                .isEqualTo(plain);
        assertThat(CsnSet.ofCookie("bm90IGEgY29va2llIG9mIE9wZW5MREFQ").newest()).isEmpty();
        assertThat(CsnSet.ofCookie("no Base64 !").newest()).isEmpty();
    }

    @Test
    void providers_are_named_as_people_number_them() {
        assertThat(CsnSet.serverId(csn(10, 26))).isEqualTo(26);
    }

    @Property
    void whoever_has_all_of_another_misses_nothing_and_whoever_is_missed_from_misses_less(
            @ForAll @Size(max = 6) List<@IntRange(max = 300) Integer> one,
            @ForAll @Size(max = 6) List<@IntRange(max = 300) Integer> other) {
        List<String> both = new ArrayList<>(csns(one));
        both.addAll(csns(other));

        assertThat(CsnSet.of(both).misses(CsnSet.of(csns(one)), NOW)).isEmpty();
        assertThat(CsnSet.of(csns(one)).misses(CsnSet.of(both), NOW).isPresent())
                .isEqualTo(
                        CsnSet.of(csns(one)).misses(CsnSet.of(csns(other)), NOW).isPresent());
    }

    /** Number 137 is the change at second 34 of provider 1. */
    private static List<String> csns(List<Integer> numbers) {
        return numbers.stream().map(number -> csn(number / 4 % 60, number % 4)).toList();
    }

    private static String csn(int second, int provider) {
        return "202611300000%02d.123456Z#000000#%03x#000000".formatted(second, provider);
    }
}
