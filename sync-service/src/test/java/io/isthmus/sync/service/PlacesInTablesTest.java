package io.isthmus.sync.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.importing.AwaitedPlaces;
import io.isthmus.sync.importing.AwaitedPlacesContract;
import io.isthmus.sync.importing.ImportMemory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class PlacesInTablesTest extends AwaitedPlacesContract {

    private static final String STAFF = "cn=staff,dc=harbor,dc=example";
    private static final String ANNA = "cn=anna,dc=harbor,dc=example";

    @Inject
    AwaitedPlaces places;

    @Inject
    ImportMemory memory;

    @Inject
    ConnectorSpace space;

    @Override
    protected AwaitedPlaces places() {
        return places;
    }

    @Override
    protected ImportMemory memory() {
        return memory;
    }

    @Test
    void who_refers_to_a_place_that_somebody_has_left_is_read_again_though_he_is_known() {
        remember("staff", STAFF);
        aGroupWith(ANNA);

        places.readAgainWhoRefersTo(connector, List.of("CN=Anna, DC=harbor,DC=example"));

        assertThat(places.next(connector, "one", 10)).containsExactly(STAFF);
        places.answered(connector, "one", List.of(STAFF), Set.of(STAFF));
        assertThat(places.next(connector, "one", 10)).isEmpty();
    }

    @Test
    void who_refers_to_a_place_that_is_found_empty_for_good_is_read_again() {
        remember("staff", STAFF);
        aGroupWith(ANNA);
        places.await(connector, List.of(ANNA));

        places.answered(connector, "one", List.of(ANNA), Set.of());
        assertThat(places.next(connector, "one", 10)).isEmpty();
        places.answered(connector, "two", List.of(ANNA), Set.of());

        assertThat(places.next(connector, "two", 10)).containsExactly(STAFF);
    }

    private void aGroupWith(String member) {
        space.take(
                Arrivals.of(List.of(
                        new ObjectObserved(
                                1, "run", connector, "staff", STAFF, "group", Map.of(), List.of(), Instant.EPOCH),
                        new MembersObserved(1, "run", connector, "staff", "member", 0, 1, List.of(member)))),
                "a.topic",
                Map.of(),
                false);
    }
}
