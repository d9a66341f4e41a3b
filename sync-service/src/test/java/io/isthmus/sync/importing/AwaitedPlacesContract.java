package io.isthmus.sync.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.sync.importing.memory.ImportMemory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What imports rely on, whatever keeps the awaited places. */
public abstract class AwaitedPlacesContract {

    private static final String ANNA = "cn=anna," + ImportFixture.SUFFIX;
    private static final String BERT = "cn=bert," + ImportFixture.SUFFIX;

    protected final String connector = "hr-" + UUID.randomUUID();

    protected abstract AwaitedPlaces places();

    protected abstract ImportMemory memory();

    @Test
    void a_place_where_somebody_is_known_is_not_awaited() {
        remember("a", ANNA);

        places().await(connector, List.of(ANNA, BERT));

        assertThat(places().next(connector, "one", 10)).containsExactly(BERT);
    }

    @Test
    void who_arrives_by_himself_is_not_asked_for() {
        places().await(connector, List.of(ANNA));
        remember("a", ANNA);

        assertThat(places().next(connector, "one", 10)).isEmpty();
    }

    @Test
    void a_place_where_somebody_was_found_is_answered() {
        places().await(connector, List.of(ANNA));

        places().answered(connector, "one", List.of(ANNA), Set.of(ANNA));

        assertThat(places().next(connector, "two", 10)).isEmpty();
    }

    @Test
    void a_place_that_was_found_empty_is_asked_for_by_the_next_run_and_then_no_more() {
        places().await(connector, List.of(ANNA));
        places().answered(connector, "one", List.of(ANNA), Set.of());

        assertThat(places().next(connector, "one", 10)).isEmpty();
        assertThat(places().next(connector, "two", 10)).containsExactly(ANNA);

        places().answered(connector, "two", List.of(ANNA), Set.of());
        assertThat(places().next(connector, "three", 10)).isEmpty();
    }

    @Test
    void that_nobody_is_at_a_place_is_left_for_a_synchronization() {
        places().await(connector, List.of(ANNA));
        places().answered(connector, "one", List.of(ANNA), Set.of());
        places().answered(connector, "two", List.of(ANNA), Set.of());

        assertThat(places().anyAnsweredSinceSynchronization()).isTrue();
    }

    @Test
    void a_place_that_nobody_answered_for_is_asked_for_by_the_next_run_and_proves_nothing() {
        places().await(connector, List.of(ANNA));
        places().answered(connector, "one", List.of(ANNA), Set.of());
        places().unanswered(connector, "two", List.of(ANNA));

        assertThat(places().next(connector, "two", 10)).isEmpty();
        assertThat(places().next(connector, "three", 10)).containsExactly(ANNA);
    }

    @Test
    void a_source_that_is_read_again_was_read_before() {
        assertThat(places().wasReadThrough(connector)).isFalse();
        places().readingBegins(connector);
        assertThat(places().wasReadThrough(connector)).isFalse();

        places().readThrough(connector);
        places().readingBegins(connector);

        assertThat(places().wasReadThrough(connector)).isTrue();
    }

    protected final void remember(String anchor, String dn) {
        memory().remember(
                        connector,
                        List.of(new ImportMemory.Remembered(
                                anchor, dn, "user", UUID.randomUUID(), Map.of(), Set.of())));
    }
}
