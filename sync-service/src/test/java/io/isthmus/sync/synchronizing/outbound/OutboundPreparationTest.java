package io.isthmus.sync.synchronizing.outbound;

import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.ANNA;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.BERT;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.departed;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.person;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.sent;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.withdrawn;
import static io.isthmus.sync.synchronizing.outbound.OutboundObject.Members.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.synchronizing.Harbor;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

class OutboundPreparationTest {

    private static final OutboundPreparation PREPARATION =
            new OutboundPreparation("run", Harbor.rules(), Harbor.CONTEXT, Grace.NONE);

    @Provide
    Arbitrary<List<OutboundObject>> batches() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 4),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of("Zoë", "hidden"))
                .as((id, anchor, name) -> person(new UUID(0, id), anchor, name))
                .list()
                .uniqueElements(OutboundObject::id)
                .ofMaxSize(4);
    }

    @Property(tries = 300)
    void what_was_sent_is_not_sent_again(@ForAll("batches") List<OutboundObject> batch) {
        OutboundPrepared first = prepare(batch, Map.of());
        List<OutboundObject> again = batch.stream()
                .map(object -> new OutboundObject(
                        object.known(),
                        2,
                        first.images().stream()
                                .filter(image -> image.metaverseId().equals(object.id())
                                        || image.targetAnchor()
                                                .equals(object.known().targetAnchor()))
                                .toList(),
                        Map.of()))
                .toList();

        assertThat(prepare(again, Map.of()).messages()).isEmpty();
    }

    @Property(tries = 300)
    void the_order_of_a_batch_does_not_matter(@ForAll("batches") List<OutboundObject> batch, @ForAll Random random) {
        List<OutboundObject> shuffled = new ArrayList<>(batch);
        Collections.shuffle(shuffled, random);

        assertThat(prepare(shuffled, Map.of()).messages())
                .isEqualTo(prepare(batch, Map.of()).messages());
    }

    @Property(tries = 300)
    void no_anchor_is_given_to_two(@ForAll("batches") List<OutboundObject> batch) {
        assertThat(prepare(batch, Map.of()).messages())
                .extracting(BatchMessage::key)
                .doesNotHaveDuplicates();
    }

    @Example
    void of_two_that_want_one_anchor_the_first_has_it_and_the_second_is_in_error() {
        OutboundPrepared prepared = prepare(List.of(person(BERT, "a", "Bert"), person(ANNA, "a", "Anna")), Map.of());

        assertThat(prepared.messages())
                .singleElement()
                .extracting(message -> ((DesiredObject) message).source())
                .isEqualTo("hr: " + ANNA);
        assertThat(prepared.errors()).extracting(RunError::code).containsExactly("DUPLICATE_TARGET_ANCHOR");
    }

    @Example
    void who_departs_is_withdrawn_once_and_what_is_withdrawn_stays_so() {
        OutboundPrepared leaving =
                prepare(List.of(departed(ANNA, "a", Departure.DELETED_AT_SOURCE, sent(ANNA, "a"))), Map.of());
        OutboundPrepared left =
                prepare(List.of(departed(ANNA, "a", Departure.DELETED_AT_SOURCE, withdrawn(ANNA, "a"))), Map.of());

        assertThat(leaving.messages()).singleElement().isInstanceOf(DesiredAbsence.class);
        assertThat(leaving.images()).containsExactly(withdrawn(ANNA, "a"));
        assertThat(left.messages()).isEmpty();
    }

    @Example
    void who_departs_leaves_the_target_to_who_waits_for_the_anchor() {
        OutboundObject leaving = departed(ANNA, "a", Departure.DELETED_AT_SOURCE, sent(ANNA, "a"));

        OutboundPrepared prepared = prepare(
                List.of(new OutboundObject(leaving.known(), 1, leaving.emitted(), Map.of(), WHOLE, Map.of("a", BERT))),
                Map.of());

        assertThat(prepared.messages()).isEmpty();
        assertThat(prepared.images()).extracting(SentImage::metaverseId).containsExactly(BERT);
        assertThat(prepared.heirs()).containsExactly(BERT);
    }

    @Property(tries = 300)
    void in_one_batch_the_order_of_who_leaves_and_who_waits_does_not_matter(@ForAll boolean swapped) {
        UUID one = swapped ? BERT : ANNA;
        UUID other = swapped ? ANNA : BERT;
        SentImage held = new SentImage("a", one, "USER", new UUID(9, 9), false, false);
        OutboundObject leaving = departed(one, "a", Departure.DELETED_AT_SOURCE, held);
        OutboundObject waiting = person(other, "a", "Zoë", held);

        OutboundPrepared prepared = prepare(
                List.of(
                        new OutboundObject(leaving.known(), 1, leaving.emitted(), Map.of(), WHOLE, Map.of("a", other)),
                        waiting),
                Map.of());

        assertThat(prepared.messages()).singleElement().isInstanceOf(DesiredObject.class);
        assertThat(prepared.images()).extracting(SentImage::metaverseId).containsExactly(other);
        assertThat(prepared.errors()).isEmpty();
    }

    @Example
    void a_leaver_has_the_date_of_his_source_and_a_replay_of_the_import_the_same_one() {
        OutboundPreparation lenient = new OutboundPreparation(
                "run", Harbor.rules(), Harbor.CONTEXT, new Grace(Map.of("hr", Duration.ofDays(30))));
        OutboundObject leaving = departed(ANNA, "a", Departure.DELETED_AT_SOURCE, sent(ANNA, "a"));
        SentImage group = new SentImage("g", BERT, "GROUP", new UUID(9, 9), false, true);

        assertThat(deleteAfter(lenient, leaving)).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(30)));
        assertThat(deleteAfter(lenient, leaving)).isEqualTo(deleteAfter(lenient, leaving));
        assertThat(deleteAfter(PREPARATION, leaving))
                .as("of a source without one")
                .isNull();
        assertThat(deleteAfter(lenient, departed(BERT, "g", Departure.DELETED_AT_SOURCE, group)))
                .as("groups cannot be disabled")
                .isNull();
    }

    private static Instant deleteAfter(OutboundPreparation preparation, OutboundObject leaving) {
        OutboundPrepared prepared =
                preparation.decide(List.of(leaving)).resolve(Map.of(), new Doubts(Set.of(), Set.of()));
        return ((DesiredAbsence) prepared.messages().getFirst()).deleteAfter();
    }

    @Example
    void nobody_withdraws_what_was_sent_for_another() {
        assertThat(prepare(List.of(departed(ANNA, "a", Departure.DELETED_AT_SOURCE, sent(BERT, "a"))), Map.of())
                        .messages())
                .isEmpty();
    }

    @Example
    void who_has_another_anchor_is_withdrawn_under_the_former_one() {
        OutboundPrepared prepared = prepare(List.of(person(ANNA, "new", "Anna", sent(ANNA, "old"))), Map.of());

        assertThat(prepared.messages()).extracting(BatchMessage::key).containsExactlyInAnyOrder("old", "new");
        assertThat(prepared.absences()).isOne();
    }

    @Example
    void an_image_that_changes_hands_unchanged_is_noted_and_not_sent() {
        SentImage image = prepare(List.of(person(BERT, "a", "Zoë")), Map.of())
                .images()
                .iterator()
                .next();
        SentImage given = new SentImage("a", BERT, image.objectType(), image.fingerprint(), false, false);

        OutboundPrepared prepared = prepare(List.of(person(ANNA, "a", "Zoë", given)), Map.of());

        assertThat(prepared.messages()).isEmpty();
        assertThat(prepared.images()).extracting(SentImage::metaverseId).containsExactly(ANNA);
    }

    @Example
    void a_reference_becomes_the_target_anchor_of_whom_it_leads_to() {
        OutboundObject anna = person(ANNA, "a", "Anna", List.of("bert"), List.of());

        assertThat(PREPARATION.decide(List.of(anna)).places()).containsExactly(place("bert"));
        assertThat(prepare(List.of(anna), Map.of(place("bert"), "b")).messages())
                .extracting(message -> ((DesiredObject) message).references())
                .containsExactly(Map.of("manager", List.of("b")));
    }

    @Example
    void a_reference_that_is_not_known_yet_is_left_out_and_looked_at_again() {
        OutboundObject anna = person(ANNA, "a", "Anna", List.of("bert"), List.of());

        OutboundPrepared prepared =
                PREPARATION.decide(List.of(anna)).resolve(Map.of(), new Doubts(Set.of(), Set.of(place("bert"))));

        assertThat(prepared.messages())
                .extracting(message -> ((DesiredObject) message).references())
                .containsExactly(Map.of());
        assertThat(prepared.unsettled()).containsExactly(ANNA);
    }

    @Example
    void a_reference_to_somebody_out_of_scope_is_none() {
        OutboundObject anna = person(ANNA, "a", "Anna", List.of("bert"), List.of());

        OutboundPrepared prepared = prepare(List.of(anna), Map.of());

        assertThat(prepared.messages())
                .extracting(message -> ((DesiredObject) message).references())
                .containsExactly(Map.of("manager", List.of()));
        assertThat(prepared.unsettled()).isEmpty();
    }

    @Example
    void while_a_source_is_read_no_reference_from_it_is_believed() {
        OutboundObject anna = person(ANNA, "a", "Anna", List.of("bert"), List.of());

        OutboundPrepared prepared = PREPARATION
                .decide(List.of(anna))
                .resolve(Map.of(place("bert"), "b"), new Doubts(Set.of(ANNA), Set.of()));

        assertThat(prepared.messages())
                .extracting(message -> ((DesiredObject) message).references())
                .containsExactly(Map.of());
    }

    private static UUID place(String name) {
        return Identities.place("hr", Harbor.dn(name));
    }

    private static OutboundPrepared prepare(List<OutboundObject> batch, Map<UUID, String> referenced) {
        return PREPARATION.decide(batch).resolve(referenced, Doubts.NONE);
    }
}
