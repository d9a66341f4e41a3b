package io.isthmus.sync.synchronizing.sent;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.ObjectLink.Status;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Candidate;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Owner;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Unowned;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImageOwnershipTest {

    private static final UUID ZOE = new UUID(0, 1);
    private static final UUID YAN = new UUID(0, 2);
    private static final UUID METAVERSE = new UUID(0, 9);
    private static final String DN = "uid=zoe,ou=people,dc=example,dc=org";
    private static final Unowned IMAGE =
            new Unowned("anchor", "USER", "hr: " + DN, "hr", Identities.place("hr", DN), "Zoë");

    @Test
    void a_deletion_that_was_not_told_is_told() {
        assertThat(owner(departed(ZOE, Departure.DELETED_AT_SOURCE)))
                .contains(new Owner(Identities.metaverse(ZOE), Departure.DELETED_AT_SOURCE));
    }

    @Test
    void leaving_the_filter_is_no_deletion() {
        assertThat(owner(departed(ZOE, Departure.OUT_OF_SCOPE)))
                .contains(new Owner(Identities.metaverse(ZOE), Departure.OUT_OF_SCOPE));
    }

    @Test
    void what_no_rule_lets_in_is_out_of_scope() {
        assertThat(owner(new Candidate(ZOE, true, null, Status.FILTERED, null)))
                .contains(new Owner(Identities.metaverse(ZOE), Departure.OUT_OF_SCOPE));
    }

    @Test
    void an_object_that_is_there_decides_itself() {
        assertThat(owner(new Candidate(ZOE, false, null, Status.JOINED, METAVERSE)))
                .contains(new Owner(METAVERSE, null));
    }

    @Test
    void an_object_in_error_keeps_what_the_target_has() {
        assertThat(owner(new Candidate(ZOE, true, null, Status.ERROR, null))).isEmpty();
        assertThat(owner(new Candidate(ZOE, true, null, null, null))).isEmpty();
    }

    @Test
    void without_evidence_nothing_is_withdrawn() {
        assertThat(owner()).isEmpty();
        assertThat(ImageOwnership.of(IMAGE, List.of(), Optional.of("another source")))
                .isEmpty();
    }

    @Test
    void silence_of_a_whole_source_is_evidence() {
        assertThat(ImageOwnership.of(IMAGE, List.of(), Optional.of("hr")))
                .contains(new Owner(Identities.metaverse(Identities.object("hr", "anchor")), Departure.OUT_OF_SCOPE));
    }

    @Test
    void an_image_that_does_not_say_where_it_comes_from_stays() {
        Unowned unknown = new Unowned("anchor", "USER", null, null, null, null);
        assertThat(ImageOwnership.of(unknown, List.of(), Optional.of("hr"))).isEmpty();
    }

    @Test
    void the_anchor_counts_before_the_place() {
        assertThat(owner(
                        new Candidate(YAN, false, null, Status.PROJECTED, METAVERSE),
                        departed(ZOE, Departure.DELETED_AT_SOURCE)))
                .contains(new Owner(Identities.metaverse(ZOE), Departure.DELETED_AT_SOURCE));
    }

    @Test
    void at_one_place_whoever_is_there_counts_before_whoever_was() {
        assertThat(owner(
                        new Candidate(ZOE, false, Departure.DELETED_AT_SOURCE, null, null),
                        new Candidate(YAN, false, null, Status.ERROR, null)))
                .isEmpty();
    }

    private static Candidate departed(UUID object, Departure why) {
        return new Candidate(object, true, why, null, null);
    }

    private static Optional<Owner> owner(Candidate... candidates) {
        return ImageOwnership.of(IMAGE, List.of(candidates), Optional.empty());
    }
}
