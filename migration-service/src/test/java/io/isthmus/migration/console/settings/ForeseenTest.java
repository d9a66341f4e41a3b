package io.isthmus.migration.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.checking.SettingsEffects.Count;
import io.isthmus.contracts.checking.SettingsEffects.Effect;
import io.isthmus.contracts.checking.SettingsEffects.Kind;
import io.isthmus.contracts.settings.SafetySettings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeseenTest {

    private static Foreseen leaving(long count, int threshold, int percent) {
        return Foreseen.of(
                new SettingsEffects(
                        1,
                        List.of(new Count(ObjectType.USER, 1_000)),
                        List.of(new Effect("hr", ObjectType.USER, Kind.LEAVES, count, List.of("uid=a"))),
                        0,
                        List.of(),
                        Instant.EPOCH),
                new SafetySettings(threshold, percent, null, null));
    }

    @ParameterizedTest
    @CsvSource({"499, 500, 0, false", "500, 500, 0, true", "99, 0, 10, false", "100, 0, 10, true", "900, 0, 0, false"})
    void what_meets_a_limit_is_said_in_red(long count, int threshold, int percent, boolean red) {
        assertThat(leaving(count, threshold, percent).alarms()).hasSize(red ? 1 : 0);
    }

    @Test
    void several_sources_add_up_to_a_limit_of_their_type() {
        Effect some = new Effect("hr", ObjectType.USER, Kind.LEAVES, 300, List.of());
        Effect others = new Effect("lab", ObjectType.USER, Kind.LEAVES, 300, List.of());

        assertThat(Foreseen.of(
                                new SettingsEffects(
                                        1,
                                        List.of(new Count(ObjectType.USER, 5_000)),
                                        List.of(some, others),
                                        0,
                                        List.of(),
                                        Instant.EPOCH),
                                SafetySettings.defaults())
                        .alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).contains("600 of 5000 users"));
    }

    @Test
    void a_part_that_was_counted_is_called_one_and_judged_by_what_all_of_it_comes_to() {
        Foreseen some = Foreseen.of(
                new SettingsEffects(
                        1,
                        List.of(new Count(ObjectType.USER, 1_000_000)),
                        List.of(new Effect("hr", ObjectType.USER, Kind.LEAVES, 200, List.of("uid=a"))),
                        0,
                        List.of(),
                        Instant.EPOCH,
                        new SettingsEffects.Partial(250_000, 1_000_000),
                        null,
                        List.of()),
                new SafetySettings(500, 0, null, null));

        assertThat(some.partial()).contains("250,000 of 1,000,000 objects");
        assertThat(some.alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).startsWith("About 800 of"));
        assertThat(leaving(1, 500, 0).partial()).isNull();
    }

    @Test
    void whoever_could_not_be_evaluated_is_counted_too() {
        assertThat(Foreseen.of(
                                new SettingsEffects(1, List.of(), List.of(), 3, List.of(), Instant.EPOCH),
                                SafetySettings.defaults())
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.count()).isEqualTo(3));
    }

    @Test
    void how_large_groups_become_by_other_nesting_is_told_with_the_largest_first() {
        Foreseen foreseen = Foreseen.of(
                new SettingsEffects(
                        1,
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        Instant.EPOCH,
                        null,
                        new SettingsEffects.Memberships(
                                3,
                                2,
                                12,
                                5_200,
                                List.of(
                                        new SettingsEffects.Resized("ad", "CN=All", 2, 5_000),
                                        new SettingsEffects.Resized("ad", "CN=Few", 10, 200))),
                        List.of()),
                new SafetySettings(500, 0, null, null));

        assertThat(foreseen.rows()).singleElement().satisfies(row -> {
            assertThat(row.count()).isEqualTo(3);
            assertThat(row.effect())
                    .isEqualTo("groups would have other members there by what becomes of the groups in them: 12 members"
                            + " today, 5,200 then (2 groups counted before the time was up)");
            assertThat(row.examples()).containsExactly("CN=All: 2 → 5,000", "CN=Few: 10 → 200");
            assertThat(row.more()).isTrue();
        });
    }

    @Test
    void whom_a_group_takes_is_said_beside_who_would_leave() {
        SettingsEffects.Members pilot = new SettingsEffects.Members("hr", "CN=Pilot", 12, List.of("uid=a"));

        assertThat(Foreseen.of(
                                new SettingsEffects(
                                        1,
                                        List.of(),
                                        List.of(),
                                        0,
                                        List.of(),
                                        Instant.EPOCH,
                                        null,
                                        null,
                                        List.of(pilot)),
                                SafetySettings.defaults())
                        .groups())
                .containsExactly(pilot);
    }
}
