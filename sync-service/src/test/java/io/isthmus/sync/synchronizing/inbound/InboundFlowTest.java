package io.isthmus.sync.synchronizing.inbound;

import static io.isthmus.sync.synchronizing.Harbor.named;
import static io.isthmus.sync.synchronizing.Harbor.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.Harbor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of {@link InboundFlow}. */
class InboundFlowTest {

    private static final String ID = "00000000-0000-0000-0000-000000000009";
    private static final ConnectorSpaceObject HR = person("hr", "a", named("u1", "1", "Zoe"));
    private static final ConnectorSpaceObject AD = person("ad", "b", named("u1", "1", "Zoë"));
    private static final ConnectorSpaceObject DOORS = person("doors", "d", named("u1", "1", "Zoë"));

    private final InboundEvaluation evaluation = new InboundEvaluation(Harbor.rules(), Harbor.CONTEXT);

    @Test
    void without_a_contributor_it_has_departed_as_the_last_one_did() {
        Flowed flowed = flow(known("u1"), Departure.DELETED_AT_SOURCE);

        assertThat(flowed.state().known().departed()).isEqualTo(Departure.DELETED_AT_SOURCE);
        assertThat(flowed.state().known().provisioned()).isFalse();
        assertThat(flowed.state().known().targetAnchor())
                .as("so that it can be withdrawn")
                .isEqualTo("u1");
    }

    @Test
    void where_all_only_join_they_are_released() {
        Flowed flowed = flow(known("u1"), Departure.DELETED_AT_SOURCE, DOORS);

        assertThat(flowed.released()).containsExactly(DOORS.id());
        assertThat(flowed.changedPlaces()).containsExactly(DOORS.place());
        assertThat(flowed.state().known().departed()).isEqualTo(Departure.OUT_OF_SCOPE);
    }

    @Test
    void where_one_cannot_be_evaluated_it_stays_as_it_was() {
        Flowed flowed = flow(known("u1"), Departure.OUT_OF_SCOPE, HR, Harbor.unreadable("ad", "b"));

        assertThat(flowed.state().known().object().attributes())
                .isEqualTo(known("u1").object().attributes());
        assertThat(flowed.state().known().provisioned()).isTrue();
        assertThat(flowed.errors()).isEmpty();
        assertThat(flowed.failure()).isEmpty();
    }

    @Test
    void a_flow_that_fails_leaves_it_as_it_was_and_says_why() {
        Flowed flowed = flow(known("another anchor"), Departure.OUT_OF_SCOPE, HR, AD);

        assertThat(flowed.errors()).singleElement().extracting(RunError::code).isEqualTo("SOURCE_ANCHOR_CHANGED");
        assertThat(flowed.failure()).isPresent();
        assertThat(flowed.state().known().object().attributes())
                .isEqualTo(known("another anchor").object().attributes());
        assertThat(flowed.state().known().provisioned()).isTrue();
    }

    @Test
    void what_flows_is_what_it_has_and_who_precedes_wins() {
        Flowed flowed = flow(known("u1"), Departure.OUT_OF_SCOPE, HR, AD);

        assertThat(flowed.state().known().object().valuesOf("displayName")).containsExactly(Value.text("Zoë"));
        assertThat(flowed.state().known().provisioned()).isTrue();
        assertThat(flowed.changedPlaces()).as("it stands where it stood").isEmpty();
    }

    @Test
    void who_comes_to_the_target_or_leaves_it_changes_where_references_lead() {
        Flowed arriving = flow(null, Departure.OUT_OF_SCOPE, HR);
        Flowed leaving = flow(known("u1"), Departure.OUT_OF_SCOPE, person("hr", "a", named("u1", "1", "hidden")));

        assertThat(arriving.changedPlaces()).containsExactly(HR.place());
        assertThat(leaving.changedPlaces()).containsExactly(HR.place());
        assertThat(leaving.state().known().provisioned()).isFalse();
        assertThat(leaving.state().known().departed()).isNull();
    }

    private static KnownMetaverseObject known(String anchor) {
        Attributes attributes = Attributes.builder()
                .put("sourceAnchor", List.of(Value.text(anchor)))
                .put("displayName", List.of(Value.text("as it was")))
                .build();
        return new KnownMetaverseObject(
                new MetaverseObject(ID, "user", attributes, List.of()),
                true,
                anchor,
                "hr: somewhere",
                null,
                MembershipChoice.USUAL);
    }

    private Flowed flow(KnownMetaverseObject known, Departure why, ConnectorSpaceObject... joined) {
        List<PendingObject> objects = Stream.of(joined)
                .map(object -> new PendingObject(object.id(), object, null, Map.of(), 1))
                .toList();
        List<Link> links = Stream.of(joined)
                .map(object -> new Link(object.connector(), object.anchor(), object.connector() + " people"))
                .toList();
        MetaverseObject target = new MetaverseObject(
                ID, "user", known == null ? Attributes.none() : known.object().attributes(), links);
        Contributors contributors = Contributors.of(evaluation.scope(objects), List.of());
        return new InboundFlow(evaluation, contributors, known == null ? Map.of() : Map.of(ID, known), Map.of())
                .into(target, why);
    }
}
