package io.isthmus.export.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import io.isthmus.export.target.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedTest {

    private final List<Habits> kept = new ArrayList<>();
    private final Learned learned = new Learned(Habits.NONE, kept::add);

    @Test
    void before_members_of_any_group_were_seen_nobody_is_taken_for_no_member() {
        assertThat(learned.members(null)).isNull();
        assertThat(learned.members(List.of())).isNull();
        assertThat(learned.provenEmpty("g")).isFalse();
    }

    @Test
    void once_a_group_has_shown_members_another_without_has_none() {
        assertThat(learned.members(List.of("a"))).containsExactly("a");

        assertThat(learned.members(null)).isEmpty();
        assertThat(learned.members(List.of())).isEmpty();
        assertThat(learned.provenEmpty("g")).isTrue();
    }

    @Test
    void what_is_learned_is_told_once() {
        learned.members(List.of("a"));
        learned.members(List.of("b"));
        learned.putInsteadOfPatch();
        learned.putInsteadOfPatch();

        assertThat(kept).containsExactly(new Habits(false, true, false), new Habits(true, true, false));
    }

    @Test
    void that_groups_show_members_one_by_one_says_nothing_of_lists() {
        learned.members(List.of("a"));

        assertThat(learned.membersListed(List.of(group(null), group(List.of()))))
                .isFalse();
        assertThat(learned.listedMembers(null)).isNull();

        assertThat(learned.membersListed(List.of(group(null), group(List.of("a")))))
                .isTrue();
        assertThat(learned.listedMembers(null)).isEmpty();
    }

    @Test
    void who_has_just_been_created_is_empty_whatever_is_shown() {
        learned.groupCreated("g");

        assertThat(learned.provenEmpty("g")).isTrue();
        assertThat(learned.provenEmpty("another")).isFalse();
    }

    private static ObservedObject group(List<String> members) {
        return new ObservedObject(ObjectType.GROUP, "g", null, null, null, null, Image.EMPTY, members);
    }
}
