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
        if (taken != null) {
            assertThat(taken.linked()).isFalse();
            assertThat(taken.managed()).isEqualTo(subject.targetAnchor().equals(taken.externalId()));
            assertThat(taken.objectType()).isEqualTo(subject.objectType());
        }
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
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((soft, hard) -> new IdentitySettings("userPrincipalName", soft, hard));
    }
}
