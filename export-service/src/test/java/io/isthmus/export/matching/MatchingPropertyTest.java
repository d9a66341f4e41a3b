package io.isthmus.export.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.IdentitySettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Few anchors, names and addresses, so that conflicts of all kinds are common. */
class MatchingPropertyTest {

    @Property
    void nobody_who_has_another_anchor_or_is_known_as_another_is_ever_taken(
            @ForAll("subjects") Subject subject,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll("policies") IdentitySettings identity) {
        Candidate taken = taken(new Matching(identity).decide(subject, candidates));
        if (taken != null && taken.former() == null) {
            assertThat(taken.linked()).isFalse();
            assertThat(taken.managed()).isEqualTo(subject.targetAnchor().equals(taken.externalId()));
            assertThat(taken.objectType()).isEqualTo(subject.objectType());
        }
    }

    @Property
    void only_a_user_whom_we_have_disabled_is_taken_over_and_only_by_a_word_or_by_the_settings(
            @ForAll("returns") Subject subject,
            @ForAll("leavers") List<Candidate> candidates,
            @ForAll("policies") IdentitySettings identity) {
        if (new Matching(identity).decide(subject, candidates) instanceof Match.Back back) {
            Former former = back.candidate().former();
            SaidReturn said = subject.said();
            assertThat(subject.wanted()).isTrue();
            assertThat(former.stays()).isTrue();
            assertThat(back.candidate().externalId()).isIn(null, "", " ", former.targetAnchor());
            assertThat(
                            said != null && said.formerAnchor().equals(former.targetAnchor())
                                    ? said.samePerson()
                                    : identity.takesOverRehired())
                    .isTrue();
        }
    }

    @Property
    void nobody_gets_what_is_somebody_elses_within_one_page(
            @ForAll("returns") Subject first,
            @ForAll("returns") Subject second,
            @ForAll("leavers") List<Candidate> all) {
        Matching matching =
                new Matching(new IdentitySettings("userPrincipalName", true, true, IdentitySettings.Rehire.TAKE_OVER));
        Candidates candidates = new Candidates(all);
        Candidate one = taken(candidates.match(first, matching));
        Candidate other = taken(candidates.match(second, matching));

        assertThat(one != null && other != null && one.key() == other.key()).isFalse();
    }

    @Provide
    Arbitrary<Subject> returns() {
        Arbitrary<SaidReturn> said = Combinators.combine(Arbitraries.of("1", "2", "3"), Arbitraries.of(true, false))
                .as(SaidReturn::new);
        return Combinators.combine(subjects(), said.injectNull(0.5))
                .as((subject, word) -> new Subject(
                        subject.targetAnchor(),
                        ObjectType.USER,
                        subject.userName(),
                        subject.addresses(),
                        subject.wanted(),
                        word));
    }

    @Provide
    Arbitrary<List<Candidate>> leavers() {
        Arbitrary<Former> former = Combinators.combine(Arbitraries.of("1", "2", "3"), Arbitraries.of(true, true, false))
                .as((anchor, stays) -> new Former(anchor, null, stays));
        return Combinators.combine(candidates(), former.injectNull(0.3).list().ofSize(4))
                .as((all, formers) -> IntStream.range(0, all.size())
                        .mapToObj(i -> {
                            Candidate one = all.get(i);
                            return new Candidate(
                                    i,
                                    ObjectType.USER,
                                    one.targetId(),
                                    one.externalId(),
                                    one.userName(),
                                    one.mail(),
                                    one.linked(),
                                    formers.get(i));
                        })
                        .toList());
    }

    @Property
    void a_switch_that_is_off_takes_nobody_by_that_way(
            @ForAll("subjects") Subject subject,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll("policies") IdentitySettings identity) {
        Match match = new Matching(identity).decide(subject, candidates);

        assertThat(match instanceof Match.Hard && !identity.hardMatchTakeover()).isFalse();
        assertThat(match instanceof Match.Soft && !identity.softMatch()).isFalse();
    }

    @Property
    void a_group_without_address_never_matches_softly(
            @ForAll("candidates") List<Candidate> candidates, @ForAll("policies") IdentitySettings identity) {
        Subject group = new Subject("unknown", ObjectType.GROUP, "a@x", List.of(), true);

        assertThat(new Matching(identity).decide(group, candidates)).isEqualTo(new Match.None());
    }

    @Property
    void the_order_of_candidates_does_not_matter(
            @ForAll("subjects") Subject subject,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll("policies") IdentitySettings identity,
            @ForAll Random random) {
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);
        Match left = new Matching(identity).decide(subject, candidates);
        Match right = new Matching(identity).decide(subject, shuffled);

        assertThat(right.getClass()).isEqualTo(left.getClass());
        assertThat(taken(right)).isEqualTo(taken(left));
    }

    @Property
    void creating_is_only_decided_when_nothing_has_the_anchor_address_or_name(
            @ForAll("subjects") Subject subject,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll("policies") IdentitySettings identity) {
        if (subject.wanted() && new Matching(identity).decide(subject, candidates) instanceof Match.None) {
            assertThat(candidates)
                    .noneMatch(candidate -> subject.targetAnchor().equals(candidate.externalId()))
                    .noneMatch(candidate -> subject.addresses().contains(candidate.mail()));
            if (subject.objectType() == ObjectType.USER) {
                assertThat(candidates)
                        .noneMatch(candidate ->
                                subject.userName() != null && subject.userName().equals(candidate.userName()));
            }
        }
    }

    private static Candidate taken(Match match) {
        return switch (match) {
            case Match.Hard hard -> hard.candidate();
            case Match.Soft soft -> soft.candidate();
            case Match.Back back -> back.candidate();
            case Match.None ignored -> null;
            case Match.Conflict ignored -> null;
        };
    }

    @Provide
    Arbitrary<Subject> subjects() {
        return Combinators.combine(
                        Arbitraries.of("1", "2"),
                        Arbitraries.of(ObjectType.class),
                        Arbitraries.of("a@x", "b@x").injectNull(0.2),
                        Arbitraries.of("a@x", "b@x", "c@x")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(2),
                        Arbitraries.of(true, true, true, false))
                .as(Subject::new);
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<Candidate> one = Combinators.combine(
                        Arbitraries.of(ObjectType.class),
                        Arbitraries.of("1", "2", "3", "", " ").injectNull(0.4),
                        Arbitraries.of("a@x", "b@x").injectNull(0.3),
                        Arbitraries.of("a@x", "b@x", "c@x").injectNull(0.3),
                        Arbitraries.of(false, false, false, true))
                .as((type, externalId, userName, mail, linked) ->
                        new Candidate(0, type, "", externalId, userName, mail, linked));
        return one.list()
                .ofMaxSize(4)
                .map(list -> IntStream.range(0, list.size())
                        .mapToObj(i -> numbered(i, list.get(i)))
                        .toList());
    }

    private static Candidate numbered(int i, Candidate one) {
        return new Candidate(i, one.objectType(), "id" + i, one.externalId(), one.userName(), one.mail(), one.linked());
    }

    @Provide
    Arbitrary<IdentitySettings> policies() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(IdentitySettings.Rehire.class).injectNull(0.3))
                .as((soft, hard, rehire) -> new IdentitySettings("userPrincipalName", soft, hard, rehire));
    }
}
