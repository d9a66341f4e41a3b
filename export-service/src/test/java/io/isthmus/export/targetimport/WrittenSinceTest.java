package io.isthmus.export.targetimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import io.isthmus.export.postgres.KnownTargetObject;
import io.isthmus.export.target.ObservedObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WrittenSinceTest {

    private static final long PAGE = 10;

    @Test
    void what_is_in_flight_is_left_alone() {
        assertThat(nothing().covers(seen("anchor"), known(PAGE - 1, true))).isTrue();
    }

    @Test
    void what_was_written_after_the_page_was_asked_for_is_left_alone() {
        assertThat(nothing().covers(seen("anchor"), known(PAGE + 1, false))).isTrue();
    }

    @Test
    void what_was_written_before_is_taken() {
        assertThat(nothing().covers(seen("anchor"), known(PAGE - 1, false))).isFalse();
    }

    @Test
    void what_we_have_deleted_since_does_not_come_back() {
        WrittenSince since = new WrittenSince(new ReadAt(PAGE, true), Set.of("id"), Set.of());

        assertThat(since.covers(seen("anchor"), null)).isTrue();
    }

    @Test
    void what_is_being_created_is_not_somebody_elses() {
        WrittenSince since = new WrittenSince(new ReadAt(PAGE, true), Set.of(), Set.of("anchor"));

        assertThat(since.covers(seen("anchor"), null)).isTrue();
        assertThat(since.covers(seen(null), null)).isTrue();
        assertThat(since.covers(seen("another"), null)).isFalse();
    }

    @Test
    void who_is_new_is_taken_while_nothing_is_created() {
        assertThat(nothing().covers(seen(null), null)).isFalse();
        assertThat(nothing().covers(seen("anchor"), null)).isFalse();
    }

    @Test
    void while_nothing_is_exported_all_is_taken() {
        WrittenSince alone = new WrittenSince(new ReadAt(PAGE, false), Set.of(), Set.of());

        assertThat(alone.covers(seen("anchor"), known(PAGE - 1, true))).isFalse();
    }

    @Test
    void who_was_deleted_since_is_no_member() {
        WrittenSince since = new WrittenSince(new ReadAt(PAGE, true), Set.of("b"), Set.of());

        assertThat(since.current(seen("group").withMembers(List.of("a", "b"))).members())
                .containsExactly("a");
        assertThat(since.current(seen("group").withMembers(null)).members()).isNull();
    }

    private static WrittenSince nothing() {
        return new WrittenSince(new ReadAt(PAGE, true), Set.of(), Set.of());
    }

    private static KnownTargetObject known(long number, boolean inFlight) {
        return new KnownTargetObject(1, null, null, null, false, number, inFlight);
    }

    private static ObservedObject seen(String anchor) {
        return new ObservedObject(ObjectType.USER, "id", anchor, null, null, null, new Image(Map.of(), Map.of()), null);
    }
}
