package io.isthmus.sync.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MembershipBucketsTest {

    @Property
    void the_number_of_buckets_is_the_smallest_power_of_two_that_keeps_them_small(
            @ForAll @IntRange(max = 1_000_000) int members) {
        int count = MembershipBuckets.countFor(members);

        assertThat(Integer.bitCount(count)).isEqualTo(1);
        assertThat((long) count * MembershipBuckets.TARGET_SIZE).isGreaterThanOrEqualTo(members);
        assertThat(count == 1 || (long) count / 2 * MembershipBuckets.TARGET_SIZE < members)
                .isTrue();
    }

    @Test
    void a_joiner_changes_one_bucket() {
        List<String> members = members(5_000);
        List<List<String>> before = MembershipBuckets.split(members, 0, Function.identity());
        List<String> more = new ArrayList<>(members);
        more.add("uid=joiner");

        List<List<String>> after = MembershipBuckets.split(more, 8, Function.identity());

        assertThat(IntStream.range(0, 8).filter(i -> !before.get(i).equals(after.get(i))))
                .hasSize(1);
    }

    @Property
    void around_a_border_a_membership_keeps_the_buckets_that_it_has(
            @ForAll @IntRange(min = 1, max = 300_000) int members, @ForAll @IntRange(max = 400) int away) {
        int count = MembershipBuckets.countFor(members);
        int fewer = Math.max(count * MembershipBuckets.TARGET_SIZE / 4 + 1, members - away);

        assertThat(MembershipBuckets.countFor(fewer, count)).isEqualTo(count);
        assertThat(MembershipBuckets.countFor(count * MembershipBuckets.TARGET_SIZE + 1, count))
                .isEqualTo(2 * count);
        assertThat(MembershipBuckets.countFor(0, count)).isEqualTo(1);
    }

    @Test
    void buckets_hold_all_members_once_and_about_evenly() {
        List<List<String>> buckets = MembershipBuckets.split(members(250_000), 0, Function.identity());

        assertThat(buckets).hasSize(256);
        assertThat(buckets.stream().flatMap(List::stream).distinct()).hasSize(250_000);
        assertThat(buckets).allSatisfy(bucket -> assertThat(bucket.size()).isBetween(800, 1_200));
    }

    private static List<String> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "uid=u%06d,ou=people,dc=x".formatted(i))
                .toList();
    }
}
