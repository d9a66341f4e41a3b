package io.isthmus.export.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.IdentitySettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final Subject ANNA = new Subject("anchor", ObjectType.USER, "anna@x", List.of("anna@mail"), true);

    private final Matching matching = new Matching(IdentitySettings.defaults());

    @Test
    void the_anchor_matches_before_anything_else() {
        Candidate byAnchor = user(1, "anchor", "other@x", "other@mail");

        assertThat(matching.decide(ANNA, List.of(user(2, null, "anna@x", "anna@mail"), byAnchor)))
                .isEqualTo(new Match.Hard(byAnchor));
    }

    @Test
    void then_the_address_then_the_sign_in_name_whatever_the_case() {
        Candidate byMail = user(1, null, "x", "ANNA@mail");
        Candidate byName = user(2, null, "Anna@X", "y");

        assertThat(matching.decide(ANNA, List.of(byMail, byName))).isEqualTo(new Match.Soft(byMail, "address"));
        assertThat(matching.decide(ANNA, List.of(byName))).isEqualTo(new Match.Soft(byName, "userName"));
        assertThat(matching.decide(ANNA, List.of())).isEqualTo(new Match.None());
    }

    @Test
    void whoever_has_another_anchor_is_no_match_whether_we_know_it_or_not() {
        Candidate managed = user(1, "another", "anna@x", null);
        Candidate linked = new Candidate(1, ObjectType.USER, "id", null, "anna@x", null, true);

        assertThat(conflict(matching, ANNA, managed)).isEqualTo(Match.Code.INVALID_SOFT_MATCH);
        assertThat(conflict(matching, ANNA, linked)).isEqualTo(Match.Code.INVALID_SOFT_MATCH);
    }

    @Test
    void who_comes_under_the_names_of_a_leaver_waits_for_somebody_to_say_who_he_is() {
        Candidate leaver = leaver("left", true);
        Match.Conflict asked = (Match.Conflict) matching.decide(ANNA, List.of(leaver));

        assertThat(asked.code()).isEqualTo(Match.Code.HELD_BY_FORMER_OBJECT);
        assertThat(asked.inTheWay()).isEqualTo(1);
        assertThat(asked.message()).contains("ad: CN=anna", "left", "id", "anchor");
        assertThat(matching.decide(said("left", true), List.of(leaver))).isEqualTo(new Match.Back(leaver));
        assertThat(conflict(matching, said("left", false), leaver)).isEqualTo(Match.Code.HELD_BY_FORMER_OBJECT);
        assertThat(conflict(matching, said("another", true), leaver))
                .as("what was said of another leaver is no word on this one")
                .isEqualTo(Match.Code.HELD_BY_FORMER_OBJECT);
    }

    @Test
    void by_choice_a_leaver_is_back_by_his_names_alone_unless_somebody_has_said_otherwise() {
        Matching trusting =
                new Matching(new IdentitySettings("userPrincipalName", true, true, IdentitySettings.Rehire.TAKE_OVER));
        Candidate leaver = leaver("left", true);

        assertThat(trusting.decide(ANNA, List.of(leaver))).isEqualTo(new Match.Back(leaver));
        assertThat(conflict(trusting, said("left", false), leaver)).isEqualTo(Match.Code.HELD_BY_FORMER_OBJECT);
    }

    @Test
    void what_is_going_to_be_deleted_is_taken_over_by_nobody() {
        assertThat(conflict(matching, said("left", true), leaver("left", false)))
                .isEqualTo(Match.Code.WAITS_FOR_DELETION);
    }

    @Test
    void a_former_object_that_somebody_else_has_given_his_anchor_is_his() {
        Candidate foreign = new Candidate(
                1, ObjectType.USER, "id", "foreign", "anna@x", null, true, new Former("left", null, true));

        assertThat(conflict(matching, said("left", true), foreign)).isEqualTo(Match.Code.INVALID_SOFT_MATCH);
    }

    @Test
    void who_has_left_and_was_taken_over_is_nowhere() {
        Subject left = new Subject("left", ObjectType.USER, "anna@x", List.of(), false);

        assertThat(matching.decide(left, List.of(user(1, "left", "anna@x", null).withLinked())))
                .isEqualTo(new Match.None());
    }

    private static Candidate leaver(String anchor, boolean stays) {
        return new Candidate(
                1, ObjectType.USER, "id", anchor, "anna@x", null, true, new Former(anchor, "ad: CN=anna", stays));
    }

    private static Subject said(String formerAnchor, boolean samePerson) {
        return new Subject(
                ANNA.targetAnchor(),
                ANNA.objectType(),
                ANNA.userName(),
                ANNA.addresses(),
                true,
                new SaidReturn(formerAnchor, samePerson));
    }

    @Test
    void a_conflict_names_the_object_at_the_target_its_anchor_and_what_to_do() {
        Match.Conflict conflict =
                (Match.Conflict) matching.decide(ANNA, List.of(user(7, "another", "anna@x", "anna@mail")));

        assertThat(conflict.text())
                .startsWith("InvalidSoftMatch: ")
                .contains("id7")
                .contains("anna@x")
                .contains("another");
        assertThat(Match.Code.ofPublished(conflict.code().published())).isEqualTo(Match.Code.INVALID_SOFT_MATCH);
        assertThat(conflict.code().whatToDo()).contains("import the target again");
    }

    @Test
    void another_type_is_a_mismatch() {
        assertThat(conflict(matching, ANNA, new Candidate(1, ObjectType.GROUP, "id", "anchor", null, null, false)))
                .isEqualTo(Match.Code.OBJECT_TYPE_MISMATCH);
        assertThat(conflict(matching, ANNA, new Candidate(1, ObjectType.CONTACT, "id", null, null, "anna@mail", false)))
                .isEqualTo(Match.Code.OBJECT_TYPE_MISMATCH);
    }

    @Test
    void two_are_one_too_many() {
        assertThat(conflict(matching, ANNA, user(1, null, "a", "anna@mail"), user(2, null, "b", "anna@mail")))
                .isEqualTo(Match.Code.AMBIGUOUS_MATCH);
    }

    @Test
    void both_ways_can_be_switched_off() {
        Matching strict = new Matching(new IdentitySettings("userPrincipalName", false, false));

        assertThat(conflict(strict, ANNA, user(1, null, "anna@x", null))).isEqualTo(Match.Code.SOFT_MATCH_BLOCKED);
        assertThat(conflict(strict, ANNA, user(1, "anchor", "z", null))).isEqualTo(Match.Code.HARD_MATCH_BLOCKED);
    }

    @Test
    void what_should_not_be_there_is_recognized_by_its_anchor_only() {
        Subject unwanted = new Subject("anchor", ObjectType.USER, "anna@x", List.of("anna@mail"), false);

        assertThat(matching.decide(unwanted, List.of(user(1, null, "anna@x", "anna@mail"))))
                .isEqualTo(new Match.None());
        assertThat(matching.decide(unwanted, List.of(user(1, "anchor", "q", null))))
                .isInstanceOf(Match.Hard.class);
    }

    @Test
    void groups_and_contacts_match_by_address_only() {
        for (ObjectType type : List.of(ObjectType.GROUP, ObjectType.CONTACT)) {
            Subject subject = new Subject("g", type, "anna@x", List.of("team@mail"), true);
            Candidate named = new Candidate(1, type, "id", null, "anna@x", null, false);
            Candidate addressed = new Candidate(2, type, "id", null, null, "Team@mail", false);

            assertThat(matching.decide(subject, List.of(named))).isEqualTo(new Match.None());
            assertThat(matching.decide(subject, List.of(named, addressed)))
                    .isEqualTo(new Match.Soft(addressed, "address"));
        }
    }

    private static Match.Code conflict(Matching matching, Subject subject, Candidate... candidates) {
        return ((Match.Conflict) matching.decide(subject, List.of(candidates))).code();
    }

    private static Candidate user(long key, String externalId, String userName, String mail) {
        return new Candidate(key, ObjectType.USER, "id" + key, externalId, userName, mail, false);
    }
}
