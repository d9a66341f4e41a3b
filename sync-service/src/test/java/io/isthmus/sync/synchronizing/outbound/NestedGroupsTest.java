package io.isthmus.sync.synchronizing.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.isthmus.contracts.operations.Run.RunError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NestedGroupsTest {

    private static final int GROUPS = 7;
    private static final UUID STAFF = id(1);
    private static final UUID SALES = id(2);
    private static final UUID NORTH = id(3);

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static NestedGroups nested(Map<UUID, Set<UUID>> members) {
        return new NestedGroups(members);
    }

    @Provide
    Arbitrary<Map<UUID, Set<UUID>>> graphs() {
        Arbitrary<UUID> groups = Arbitraries.integers().between(1, GROUPS).map(NestedGroupsTest::id);
        return Arbitraries.maps(groups, groups.set().ofMaxSize(3));
    }

    /** Edge by edge until nothing is added any more. */
    private static Set<UUID> naively(UUID group, Map<UUID, Set<UUID>> members) {
        Set<UUID> within = new HashSet<>(Set.of(group));
        boolean more = true;
        while (more) {
            more = false;
            for (UUID each : List.copyOf(within)) {
                more |= within.addAll(members.getOrDefault(each, Set.of()));
            }
        }
        return within;
    }

    @Property
    void a_group_has_within_it_whatever_can_be_reached_however_the_groups_are_nested(
            @ForAll("graphs") Map<UUID, Set<UUID>> members) {
        for (int number = 1; number <= GROUPS; number++) {
            assertThat(nested(members).within(id(number)))
                    .containsExactlyInAnyOrderElementsOf(naively(id(number), members));
        }
    }

    @Property
    void a_circle_is_named_where_and_only_where_there_is_one(@ForAll("graphs") Map<UUID, Set<UUID>> members) {
        for (int number = 1; number <= GROUPS; number++) {
            Set<UUID> within = naively(id(number), members);
            boolean circular = within.stream()
                    .anyMatch(each -> members.getOrDefault(each, Set.of()).stream()
                            .anyMatch(member -> naively(member, members).contains(each)));
            List<UUID> circle = nested(members).circle(id(number)).orElse(List.of());
            assertThat(circle.isEmpty()).isEqualTo(!circular);
            assertThat(within).containsAll(circle);
            for (int at = 0; at < circle.size(); at++) {
                assertThat(members.get(circle.get(at))).contains(circle.get((at + 1) % circle.size()));
            }
        }
    }

    @Property
    void a_search_asks_for_each_group_once_and_finds_them_all(@ForAll("graphs") Map<UUID, Set<UUID>> members) {
        NestedGroups.Search search = new NestedGroups.Search(List.of(STAFF, SALES));
        List<UUID> asked = new ArrayList<>();
        for (List<UUID> next = search.next(); !next.isEmpty(); next = search.next()) {
            asked.addAll(next);
            next.forEach(group -> members.getOrDefault(group, Set.of()).forEach(member -> search.tell(group, member)));
        }

        Set<UUID> within = new HashSet<>(naively(STAFF, members));
        within.addAll(naively(SALES, members));
        assertThat(asked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(within);
        assertThat(search.found().within(STAFF)).isEqualTo(naively(STAFF, members));
        assertThat(search.found().within(List.of(STAFF, SALES))).isEqualTo(within);
    }

    @Test
    void what_is_not_known_of_a_group_in_a_group_is_not_known_of_that_one() {
        NestedGroups nested = nested(Map.of(STAFF, Set.of(SALES), SALES, Set.of(NORTH, STAFF)));

        assertThat(nested.sum(STAFF, Map.of(NORTH, 2, SALES, 1, id(9), 5))).isEqualTo(3);
        assertThat(nested.sum(NORTH, Map.of(SALES, 1))).isZero();
    }

    @Test
    void a_circle_is_told_by_name_in_the_order_in_which_each_contains_the_next() {
        Map<UUID, Set<UUID>> members = new HashMap<>(Map.of(STAFF, Set.of(SALES), SALES, Set.of(NORTH)));
        assertThat(warnings(members, STAFF)).isEmpty();
        members.put(NORTH, Set.of(SALES));
        members.put(id(4), Set.of(id(4)));

        assertThat(warnings(members, STAFF, id(4)))
                .extracting(RunError::code, RunError::object, RunError::message)
                .containsExactly(
                        tuple(
                                "MEMBERSHIP_CIRCLE",
                                "ad: CN=1",
                                "groups in it contain each other: ad: CN=2 > ad: CN=3 > ad: CN=2. Whoever is in one of them"
                                        + " is taken once; its members are right"),
                        tuple(
                                "MEMBERSHIP_CIRCLE",
                                "ad: CN=4",
                                "it contains itself: ad: CN=4 > ad: CN=4. Whoever is in one of them is taken once; its"
                                        + " members are right"));
    }

    private static List<RunError> warnings(Map<UUID, Set<UUID>> members, UUID... groups) {
        MembershipCircles circles = MembershipCircles.of(new LinkedHashSet<>(List.of(groups)), nested(members));
        Map<UUID, String> names = new HashMap<>();
        circles.ids().forEach(each -> names.put(each, "ad: CN=" + each.getLeastSignificantBits()));
        return circles.warnings(names);
    }
}
