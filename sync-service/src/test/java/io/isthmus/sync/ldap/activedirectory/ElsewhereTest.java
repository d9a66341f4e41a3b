package io.isthmus.sync.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ElsewhereTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofHours(6);
    private static final String CONTEXT = "DC=quay,DC=example";

    @Test
    void the_same_controller_has_nobody_beside_it() {
        assertThat(before(at("dc1", NOON, null), "DC1", NOON.plusSeconds(10))).isEmpty();
    }

    @Test
    void another_controller_has_the_one_before_beside_it_until_everything_has_been_replicated() {
        Position last = at("dc1", NOON, null);

        assertThat(before(last, "dc2", NOON.plusSeconds(10))).contains(new Elsewhere(List.of("dc1"), NOON));
        assertThat(before(last, "dc2", NOON.plus(PATIENCE))).isEmpty();
    }

    @Test
    void a_controller_that_was_restored_has_what_it_was_beside_it() {
        Position last = new Position(CONTEXT, "dc1", "before", "1", NOON);

        assertThat(Elsewhere.before(last, "dc1", "after", NOON.plusSeconds(10), PATIENCE))
                .contains(new Elsewhere(List.of("dc1"), NOON));
    }

    @Test
    void it_is_remembered_over_deltas_and_written_with_the_watermark() {
        DomainWatermark first = watermark(at("dc1", NOON, null));
        DomainWatermark second =
                watermark(at("dc2", NOON.plusSeconds(10), null)).after(first, PATIENCE);
        DomainWatermark third = watermark(at("dc2", NOON.plusSeconds(20), null)).after(second, PATIENCE);

        assertThat(DomainWatermark.read(third.json())).contains(third);
        assertThat(third.controllers()).containsExactly("dc2", "dc1");
        assertThat(third.positions().getFirst().elsewhere()).isEqualTo(new Elsewhere(List.of("dc1"), NOON));
    }

    /** Whoever was seen at another controller less than the patience ago is beside the one that is read now. */
    @Property
    void nobody_is_forgotten_before_his_time(@ForAll @Size(min = 2, max = 12) List<@IntRange(max = 3) Integer> visits) {
        List<Position> history = new ArrayList<>();
        DomainWatermark last = watermark(at("dc" + visits.getFirst(), NOON, null));
        history.add(last.positions().getFirst());
        for (int hour = 1; hour < visits.size(); hour++) {
            Instant now = NOON.plus(Duration.ofHours(hour));
            last = watermark(at("dc" + visits.get(hour), now, null)).after(last, PATIENCE);
            Position here = last.positions().getFirst();
            List<String> beside = Optional.ofNullable(here.elsewhere())
                    .map(Elsewhere::controllers)
                    .orElse(List.of());
            for (Position earlier : history) {
                if (!earlier.controller().equals(here.controller())
                        && earlier.since().plus(PATIENCE).isAfter(now)) {
                    assertThat(beside).contains(earlier.controller());
                }
            }
            history.add(here);
        }
    }

    private static Optional<Elsewhere> before(Position last, String controller, Instant now) {
        return Elsewhere.before(last, controller, controller.toLowerCase(Locale.ROOT), now, PATIENCE);
    }

    private static Position at(String controller, Instant since, @Nullable Elsewhere elsewhere) {
        return new Position(CONTEXT, controller, controller, "1", since, elsewhere);
    }

    private static DomainWatermark watermark(Position position) {
        return new DomainWatermark(DeltaMethod.USN, "shape", true, List.of(position));
    }
}
