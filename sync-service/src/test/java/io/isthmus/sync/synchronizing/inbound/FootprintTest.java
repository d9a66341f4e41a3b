package io.isthmus.sync.synchronizing.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.sync.synchronizing.inbound.InboundOutcome.Footprint;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.JoinValue;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FootprintTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final JoinValue MAIL = new JoinValue("mail", "zoe@example.com");

    private final Footprint read = new Footprint(Set.of(ONE), Set.of(ONE), Set.of(MAIL));

    @Test
    void different_objects_have_nothing_to_do_with_each_other() {
        assertThat(read.meets(new Footprint(Set.of(TWO), Set.of(TWO), Set.of())))
                .isFalse();
    }

    @Test
    void an_object_of_the_connector_space_is_no_metaverse_object() {
        Footprint onlyMetaverse = new Footprint(Set.of(), Set.of(ONE), Set.of());
        assertThat(onlyMetaverse.meets(new Footprint(Set.of(ONE), Set.of(), Set.of())))
                .isFalse();
    }

    @Test
    void a_contributor_that_got_another_link_counts() {
        assertThat(read.meets(new Footprint(Set.of(ONE), Set.of(), Set.of()))).isTrue();
    }

    @Test
    void a_metaverse_object_that_was_written_counts() {
        assertThat(read.meets(new Footprint(Set.of(), Set.of(ONE), Set.of()))).isTrue();
    }

    @Test
    void whoever_now_has_the_value_that_a_join_looked_for_counts() {
        assertThat(read.meets(new Footprint(Set.of(), Set.of(), Set.of(MAIL)))).isTrue();
    }
}
