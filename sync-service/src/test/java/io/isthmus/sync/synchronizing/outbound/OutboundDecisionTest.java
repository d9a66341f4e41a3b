package io.isthmus.sync.synchronizing.outbound;

import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.ANNA;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.BERT;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.departed;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.person;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.sent;
import static io.isthmus.sync.synchronizing.outbound.OutboundFixture.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.batches.DesiredAbsence.Reason;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.synchronizing.Harbor;
import io.isthmus.sync.synchronizing.sent.SentImage;
import org.junit.jupiter.api.Test;

class OutboundDecisionTest {

    @Test
    void who_is_in_scope_should_exist() {
        assertThat(of(person(ANNA, "a", "Anna")))
                .isInstanceOfSatisfying(
                        OutboundDecision.Provision.class,
                        yes -> assertThat(yes.image().targetAnchor()).isEqualTo("a"));
    }

    @Test
    void who_is_out_of_scope_should_not_and_who_has_departed_should_not_for_the_reason_of_departing() {
        assertThat(of(person(ANNA, "a", "hidden"))).isEqualTo(new OutboundDecision.Deprovision(Reason.OUT_OF_SCOPE));
        for (Departure why : Departure.values()) {
            assertThat(of(departed(ANNA, "a", why)))
                    .isEqualTo(new OutboundDecision.Deprovision(
                            why == Departure.DELETED_AT_SOURCE ? Reason.DELETED_AT_SOURCE : Reason.OUT_OF_SCOPE));
        }
    }

    @Test
    void who_has_no_source_anchor_is_in_error_and_nothing_is_said_of_it() {
        assertThat(of(person(ANNA, null, "Anna"))).isInstanceOf(OutboundDecision.Failed.class);
    }

    @Test
    void an_anchor_that_another_holds_is_taken() {
        assertThat(of(person(ANNA, "a", "Anna", sent(BERT, "a")))).isEqualTo(new OutboundDecision.AnchorTaken("a"));
    }

    @Test
    void an_anchor_that_another_had_and_gave_up_is_free() {
        SentImage held = sent(BERT, "a");
        SentImage given = new SentImage("a", BERT, held.objectType(), held.fingerprint(), false, false);

        assertThat(of(person(ANNA, "a", "Anna", given))).isInstanceOf(OutboundDecision.Provision.class);
        assertThat(of(person(ANNA, "a", "Anna", withdrawn(BERT, "a")))).isInstanceOf(OutboundDecision.Provision.class);
        assertThat(of(person(ANNA, "a", "Anna", sent(BERT, "b")))).isInstanceOf(OutboundDecision.Provision.class);
    }

    private static OutboundDecision of(OutboundObject object) {
        return OutboundDecision.of(object, Harbor.rules(), Harbor.CONTEXT);
    }
}
