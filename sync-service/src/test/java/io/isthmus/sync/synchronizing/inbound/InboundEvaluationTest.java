package io.isthmus.sync.synchronizing.inbound;

import static io.isthmus.sync.synchronizing.Harbor.departed;
import static io.isthmus.sync.synchronizing.Harbor.dn;
import static io.isthmus.sync.synchronizing.Harbor.named;
import static io.isthmus.sync.synchronizing.Harbor.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.ObjectLink.Status;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.Harbor;
import io.isthmus.sync.synchronizing.MemorySpace;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class InboundEvaluationTest {

    private static final InboundEvaluation EVALUATION = new InboundEvaluation(Harbor.rules(), Harbor.CONTEXT);

    private final MemorySpace space = new MemorySpace();

    @Provide
    Arbitrary<List<ConnectorSpaceObject>> people() {
        return people("hr", "ad", "doors");
    }

    /** An object that only joins is let go when it comes before its partner, and joins when it is evaluated again. */
    @Provide
    Arbitrary<List<ConnectorSpaceObject>> whoMayProject() {
        return people("hr", "ad");
    }

    private static Arbitrary<List<ConnectorSpaceObject>> people(String... connectors) {
        Arbitrary<Map<String, List<String>>> attributes = Combinators.combine(
                        Arbitraries.of("1", "2", "3", "4"),
                        Arbitraries.of("Zoë", "Yan", "hidden"),
                        Arbitraries.of("staff", "staff", "guest"))
                .as((number, name, type) -> Map.of(
                        "uid", List.of("u" + number),
                        "employeeID", List.of(number),
                        "cn", List.of(name),
                        "employeeType", List.of(type)));
        return Combinators.combine(
                        Arbitraries.of(connectors),
                        Arbitraries.of("a", "b", "c", "d"),
                        attributes,
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.just(0)),
                                Tuple.of(1, Arbitraries.just(1)),
                                Tuple.of(1, Arbitraries.just(2))))
                .as((connector, anchor, values, kind) -> switch (kind) {
                    case 0 -> person(connector, anchor, values);
                    case 1 -> Harbor.unreadable(connector, anchor);
                    default -> departed(connector, anchor, Departure.DELETED_AT_SOURCE);
                })
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 500)
    void the_order_of_a_batch_does_not_matter(
            @ForAll("people") List<ConnectorSpaceObject> earlier,
            @ForAll("people") List<ConnectorSpaceObject> later,
            @ForAll Random random) {
        MemorySpace space = new MemorySpace().put(earlier);
        space.evaluate(EVALUATION);
        List<PendingObject> batch = new ArrayList<>(space.put(later).everything());
        InboundOutcome sorted = EVALUATION.of(batch, space);
        Collections.shuffle(batch, random);

        InboundOutcome shuffled = EVALUATION.of(batch, space);

        assertThat(shuffled.evaluated()).isEqualTo(sorted.evaluated());
        assertThat(shuffled.links()).containsExactlyInAnyOrderElementsOf(sorted.links());
        assertThat(shuffled.metaverse()).containsExactlyInAnyOrderElementsOf(sorted.metaverse());
        assertThat(shuffled.errors()).containsExactlyInAnyOrderElementsOf(sorted.errors());
        assertThat(shuffled.changedPlaces()).isEqualTo(sorted.changedPlaces());
    }

    @Example
    void whoever_was_in_error_is_no_longer_when_another_contributor_mends_it() {
        ConnectorSpaceObject ad = person("ad", "b", named("u1", "1", "Zoë"));
        space.put(person("hr", "a", named("u1", "1", "Zoe")), ad);
        space.evaluate(EVALUATION);
        space.put(person("ad", "b", named("u2", "1", "Zoë")));
        space.evaluate(EVALUATION, List.of(space.pending(ad.id())));
        assertThat(space.link("hr", "a").status()).as("its anchor would change").isEqualTo(Status.ERROR);

        space.put(ad);
        space.evaluate(EVALUATION, List.of(space.pending(ad.id())));

        assertThat(space.anyInError("hr")).isFalse();
        assertThat(space.link("hr", "a").status()).isEqualTo(Status.PROJECTED);
        assertThat(space.link("hr", "a").reason()).isNull();
    }

    @Example
    void whoever_was_in_error_is_no_longer_when_the_other_contributor_is_deleted() {
        ConnectorSpaceObject ad = person("ad", "b", named("u2", "1", "Zoë"));
        space.put(person("hr", "a", named("u1", "1", "Zoe")));
        space.evaluate(EVALUATION);
        space.put(ad).evaluate(EVALUATION, List.of(space.pending(ad.id())));
        assertThat(space.link("hr", "a").status()).isEqualTo(Status.ERROR);

        space.put(departed("ad", "b", Departure.DELETED_AT_SOURCE));
        space.evaluate(EVALUATION, List.of(space.pending(ad.id())));

        assertThat(space.anyInError("hr")).isFalse();
    }

    @Property(tries = 500)
    void evaluating_twice_changes_nothing(@ForAll("whoMayProject") List<ConnectorSpaceObject> people) {
        MemorySpace space = new MemorySpace().put(people);
        space.evaluate(EVALUATION);
        var links = Map.copyOf(space.links());
        var metaverse = space.metaverse();

        InboundOutcome again = space.evaluate(EVALUATION);

        assertThat(again.metaverse()).noneMatch(MetaverseState::changed);
        assertThat(again.changedPlaces()).isEmpty();
        assertThat(space.links()).isEqualTo(links);
        assertThat(space.metaverse()).isEqualTo(metaverse);
    }

    @Property(tries = 500)
    void a_first_synchronization_comes_to_the_same_however_it_is_cut_into_batches(
            @ForAll("whoMayProject") List<ConnectorSpaceObject> people, @ForAll Random random) {
        MemorySpace whole = new MemorySpace().put(people);
        whole.evaluate(EVALUATION);

        MemorySpace space = new MemorySpace().put(people);
        List<PendingObject> left = space.everything();
        while (!left.isEmpty()) {
            int size = 1 + random.nextInt(left.size());
            space.evaluate(EVALUATION, left.subList(0, size));
            left = left.subList(size, left.size());
        }

        assertThat(linked(space)).isEqualTo(linked(whole));
        assertThat(shown(space)).isEqualTo(shown(whole));
    }

    /** What a person that is nowhere at the target would have been there is no matter. */
    private static Map<UUID, Object> shown(MemorySpace space) {
        Map<UUID, Object> shown = new HashMap<>();
        space.metaverse().forEach((id, known) -> shown.put(id, List.of(known.object(), known.provisioned())));
        return shown;
    }

    private static Map<UUID, Set<String>> linked(MemorySpace space) {
        Map<UUID, Set<String>> linked = new HashMap<>();
        space.links()
                .forEach(
                        (id, link) -> linked.put(id, Set.of(link.status() + " " + link.metaverseId() + link.ruleId())));
        return linked;
    }

    @Example
    void who_has_the_same_number_in_two_directories_is_one_person() {
        space.put(person("hr", "a", named("u1", "1", "Zoe")), person("ad", "b", named("u1", "1", "Zoë")))
                .evaluate(EVALUATION);

        assertThat(onlyPerson().object().links()).hasSize(2);
        assertThat(space.links().values())
                .extracting(link -> link.status())
                .containsExactlyInAnyOrder(Status.PROJECTED, Status.JOINED);
    }

    @Example
    void the_rule_that_precedes_names_a_person_as_long_as_its_object_is_there() {
        space.put(person("hr", "a", named("u1", "1", "from hr")), person("ad", "b", named("u1", "1", "from ad")))
                .evaluate(EVALUATION);
        assertThat(name(onlyPerson())).isEqualTo("from ad");

        space.put(departed("ad", "b", Departure.DELETED_AT_SOURCE)).evaluate(EVALUATION);

        assertThat(name(onlyPerson())).isEqualTo("from hr");
        assertThat(onlyPerson().departed()).isNull();
        assertThat(space.link("ad", "b")).isNull();
    }

    @Example
    void who_is_deleted_is_deleted_and_who_leaves_the_scope_is_out_of_scope() {
        space.put(person("hr", "a", named("u1", "1", "Zoë")), person("hr", "b", named("u2", "2", "Yan")))
                .evaluate(EVALUATION);

        space.put(
                        departed("hr", "a", Departure.DELETED_AT_SOURCE),
                        person("hr", "b", Map.of("uid", List.of("u2"), "employeeType", List.of("guest"))))
                .evaluate(EVALUATION);

        assertThat(projectedFrom("hr", "a").departed()).isEqualTo(Departure.DELETED_AT_SOURCE);
        assertThat(projectedFrom("hr", "b").departed()).isEqualTo(Departure.OUT_OF_SCOPE);
        assertThat(space.metaverse().values()).noneMatch(KnownMetaverseObject::provisioned);
        assertThat(space.link("hr", "b").reason()).contains("employeeType");
    }

    @Example
    void of_two_who_leave_together_only_both_deletions_are_a_deletion() {
        space.put(person("hr", "a", named("u1", "1", "Zoe")), person("ad", "b", named("u1", "1", "Zoë")))
                .evaluate(EVALUATION);
        MemorySpace other = new MemorySpace()
                .put(person("hr", "a", named("u1", "1", "Zoe")), person("ad", "b", named("u1", "1", "Zoë")));
        other.evaluate(EVALUATION);

        space.put(departed("hr", "a", Departure.DELETED_AT_SOURCE), departed("ad", "b", Departure.OUT_OF_SCOPE))
                .evaluate(EVALUATION);
        other.put(departed("hr", "a", Departure.DELETED_AT_SOURCE), departed("ad", "b", Departure.DELETED_AT_SOURCE))
                .evaluate(EVALUATION);

        assertThat(onlyPerson().departed()).isEqualTo(Departure.OUT_OF_SCOPE);
        assertThat(other.metaverse().values())
                .extracting(KnownMetaverseObject::departed)
                .containsExactly(Departure.DELETED_AT_SOURCE);
    }

    @Example
    void who_would_join_what_another_has_taken_is_in_error_and_nobody_else() {
        InboundOutcome outcome = space.put(
                        person("hr", "a", named("u1", "1", "Zoë")),
                        person("hr", "b", named("u2", "1", "Zoë's double")),
                        person("hr", "c", named("u3", "3", "Yan")))
                .evaluate(EVALUATION);

        assertThat(outcome.errors()).extracting(RunError::code).containsExactly("CONNECTOR_ALREADY_LINKED");
        String faulty = outcome.errors().getFirst().object();
        assertThat(faulty).isIn(dn("a"), dn("b"));
        assertThat(space.links().values())
                .filteredOn(link -> link.status() == Status.ERROR)
                .singleElement()
                .satisfies(link -> assertThat(faulty)
                        .isEqualTo(space.pending(link.objectId()).object().dn()));
        assertThat(space.metaverse()).hasSize(2);
    }

    @Example
    void two_rules_that_could_join_one_object_are_an_error_of_that_object_only() {
        Map<String, List<String>> withMail =
                Map.of("employeeID", List.of("1"), "mail", List.of("zoe@harbor.example"), "uid", List.of("u1"));
        InboundOutcome outcome = space.put(person("ad", "a", withMail), person("ad", "b", named("u2", "2", "Yan")))
                .evaluate(new InboundEvaluation(Harbor.ambiguousRules(), Harbor.CONTEXT));

        assertThat(outcome.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("SEVERAL_JOIN_RULES");
            assertThat(error.object()).isEqualTo(dn("a"));
        });
        assertThat(space.link("ad", "a").status()).isEqualTo(Status.ERROR);
        assertThat(space.link("ad", "b").status()).isEqualTo(Status.PROJECTED);
    }

    @Example
    void who_cannot_be_read_keeps_what_was_known_and_is_told_once() {
        space.put(person("hr", "a", named("u1", "1", "Zoë")), person("ad", "b", named("u1", "1", "Zoë")))
                .evaluate(EVALUATION);
        var before = onlyPerson().object().attributes();

        InboundOutcome outcome = space.put(Harbor.unreadable("hr", "a")).evaluate(EVALUATION);

        assertThat(outcome.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.object()).isEqualTo(dn("a")));
        assertThat(onlyPerson().object().attributes()).isEqualTo(before);
        assertThat(onlyPerson().provisioned()).isTrue();
        assertThat(space.link("hr", "a").status()).isEqualTo(Status.ERROR);
        PendingObject other = space.pending(Identities.object("ad", "b"));
        assertThat(EVALUATION.of(List.of(other), space).errors()).isEmpty();
    }

    @Example
    void who_only_joins_is_released_when_nobody_keeps_the_person() {
        space.put(person("hr", "a", named("u1", "1", "Zoë"))).evaluate(EVALUATION);
        space.put(person("doors", "d", named("u1", "1", "Zoë"))).evaluate(EVALUATION);
        assertThat(space.link("doors", "d").status()).isEqualTo(Status.JOINED);

        space.put(departed("hr", "a", Departure.DELETED_AT_SOURCE)).evaluate(EVALUATION);

        assertThat(space.link("doors", "d").status()).isEqualTo(Status.FILTERED);
        assertThat(onlyPerson().departed()).isEqualTo(Departure.OUT_OF_SCOPE);
        assertThat(onlyPerson().object().links()).isEmpty();
    }

    @Example
    void a_departure_that_waits_in_another_batch_takes_nothing_yet() {
        space.put(person("hr", "a", named("u1", "1", "Zoe")), person("ad", "b", named("u1", "1", "Zoë")))
                .evaluate(EVALUATION);
        space.put(departed("ad", "b", Departure.DELETED_AT_SOURCE));

        InboundOutcome outcome = space.evaluate(EVALUATION, List.of(space.pending(Identities.object("hr", "a"))));

        assertThat(outcome.errors()).isEmpty();
        assertThat(name(onlyPerson())).isEqualTo("Zoë");
    }

    @Example
    void what_the_step_was_told_is_what_it_asked_for() {
        space.put(person("hr", "a", named("u1", "1", "Zoë"))).evaluate(EVALUATION);
        UUID zoe = space.link("hr", "a").metaverseId();

        Scoped scoped = EVALUATION.scope(List.of(
                space.pending(Identities.object("hr", "a")),
                new PendingObject(
                        Identities.object("ad", "b"), person("ad", "b", named("u1", "1", "Zoë")), null, Map.of(), 1)));

        assertThat(scoped.metaverseIds()).containsExactly(zoe);
        assertThat(scoped.lookups())
                .singleElement()
                .satisfies(lookup -> assertThat(lookup.foldedValue()).isEqualTo("1"));
        assertThat(scoped.link(space.metaverse(scoped.metaverseIds(), scoped.lookups()))
                        .concerned())
                .containsExactly(zoe);
    }

    private KnownMetaverseObject onlyPerson() {
        assertThat(space.metaverse()).hasSize(1);
        return space.metaverse().values().iterator().next();
    }

    private KnownMetaverseObject projectedFrom(String connector, String anchor) {
        return space.metaverse().get(Identities.metaverse(Identities.object(connector, anchor)));
    }

    private static String name(KnownMetaverseObject known) {
        return known.object().valuesOf("displayName").getFirst().plain();
    }
}
