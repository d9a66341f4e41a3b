package io.isthmus.migration.exportcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ConfigState.Folded;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigChange.Promoted;
import io.isthmus.contracts.config.ConfigChange.Quiesced;
import io.isthmus.contracts.config.ConfigRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExporterChangeTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void whoever_comes_first_may_export() {
        ExportControl nobody = ConfigState.EMPTY.exportControlOf("cloud");

        assertThat(ExporterChange.promotion(nobody, "east", NOON, LEASE))
                .isEqualTo(new ExporterChange.Legal(new Promoted("cloud", "east", 1), 1));
    }

    @Test
    void whoever_puts_something_back_is_not_promoted_on_the_way_but_can_be_demoted() {
        ExportControl restoring = new ExportControl("cloud", "west", 3, NOON, null, true, "plan-1");

        assertThat(ExporterChange.promotion(restoring, "west", NOON, LEASE)).isInstanceOf(ExporterChange.Illegal.class);
        assertThat(ExporterChange.promotion(restoring, "east", NOON, LEASE)).isInstanceOf(ExporterChange.Illegal.class);
        assertThat(ExporterChange.demotion(restoring)).isInstanceOf(ExporterChange.Legal.class);
    }

    @Test
    void while_another_is_active_nobody_is_promoted() {
        ExportControl west = new ExportControl("cloud", "west", 3, NOON, null, true);

        assertThat(ExporterChange.promotion(west, "east", NOON, LEASE))
                .isInstanceOfSatisfying(
                        ExporterChange.Illegal.class,
                        illegal -> assertThat(illegal.missing().message()).contains("west"));
    }

    @Test
    void after_a_demotion_the_former_exporter_is_awaited_until_it_is_quiet_or_its_lease_has_passed() {
        ExportControl busy = new ExportControl("cloud", null, 4, NOON, "west", false);
        ExportControl quiet = new ExportControl("cloud", null, 4, NOON, "west", true);

        assertThat(ExporterChange.promotion(busy, "east", NOON.plusSeconds(29), LEASE))
                .isInstanceOfSatisfying(
                        ExporterChange.Illegal.class,
                        illegal -> assertThat(illegal.missing().whatToDo()).contains("12:00:30"));
        assertThat(ExporterChange.promotion(busy, "east", NOON.plusSeconds(30), LEASE))
                .isInstanceOf(ExporterChange.Legal.class);
        assertThat(ExporterChange.promotion(quiet, "east", NOON, LEASE)).isInstanceOf(ExporterChange.Legal.class);
    }

    @Test
    void repeating_either_does_nothing() {
        ExportControl west = new ExportControl("cloud", "west", 3, NOON, null, true);
        ExportControl nobody = new ExportControl("cloud", null, 4, NOON, "west", true);

        assertThat(ExporterChange.promotion(west, "west", NOON, LEASE)).isEqualTo(new ExporterChange.AlreadySo(3));
        assertThat(ExporterChange.demotion(nobody)).isEqualTo(new ExporterChange.AlreadySo(4));
    }

    /** Moves of two deployments, seconds apart: 0, 1 promote; 2 demote; 3 quiesce. */
    @Property
    void what_is_legal_here_is_taken_by_every_reader_of_the_log_and_two_never_export_within_one_lease(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 3) Integer> moves) {
        ConfigState state = ConfigState.EMPTY;
        Instant now = NOON;
        for (int move : moves) {
            now = now.plusSeconds(7);
            ExportControl before = state.exportControlOf("cloud");
            ExporterChange handover = switch (move) {
                case 0 -> ExporterChange.promotion(before, "east", now, LEASE);
                case 1 -> ExporterChange.promotion(before, "west", now, LEASE);
                case 2 -> ExporterChange.demotion(before);
                default -> quiesced(before);
            };
            if (handover instanceof ExporterChange.Legal legal) {
                if (legal.change() instanceof Promoted && before.demoted() != null && !before.quiesced()) {
                    assertThat(now).isAfterOrEqualTo(before.changedAt().plus(LEASE));
                }
                state = taken(state, legal.change(), now);
            }
        }
    }

    private static ExporterChange quiesced(ExportControl control) {
        return control.demoted() == null
                ? new ExporterChange.AlreadySo(control.epoch())
                : new ExporterChange.Legal(
                        new Quiesced(control.target(), control.demoted(), control.epoch()), control.epoch());
    }

    private static ConfigState taken(ConfigState state, ConfigChange change, Instant at) {
        Folded folded = state.fold(new ConfigRecord(1, "id", state.revision(), at, "admin", null, change));
        assertThat(folded).isInstanceOf(Folded.Accepted.class);
        return ((Folded.Accepted) folded).state();
    }
}
