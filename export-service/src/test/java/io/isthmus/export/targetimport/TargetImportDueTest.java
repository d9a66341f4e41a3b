package io.isthmus.export.targetimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.export.targetimport.TargetImportDue.Facts;
import io.isthmus.export.targetimport.TargetImportDue.Why;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The truth table of when a target import begins by itself. */
class TargetImportDueTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration A_MOMENT = Duration.ofMinutes(5);
    private static final ScheduleSettings ON = new ScheduleSettings(true, null, null, Duration.ofHours(6), 100);

    @Example
    void without_a_schedule_nothing_begins_by_itself() {
        ScheduleSettings off = new ScheduleSettings(false, null, null, Duration.ofHours(6), 100);

        assertThat(TargetImportDue.of(off, facts(false, "full", "before", null, 1_000, 0, null), NOW))
                .isEmpty();
    }

    @Example
    void a_restoration_imports_by_itself() {
        assertThat(TargetImportDue.of(ON, facts(true, "full", "before", null, 1_000, 0, null), NOW))
                .isEmpty();
    }

    @Example
    void the_first_one_is_due_at_once() {
        assertThat(TargetImportDue.of(ON, facts(false, null, null, null, 0, 0, null), NOW))
                .contains(Why.INTERVAL);
    }

    @Example
    void each_full_import_is_followed_by_one() {
        assertThat(TargetImportDue.of(ON, facts(false, "full", "before", A_MOMENT, 0, 0, null), NOW))
                .contains(Why.FULL_IMPORT);
        assertThat(TargetImportDue.of(ON, facts(false, "full", null, A_MOMENT, 0, 0, null), NOW))
                .contains(Why.FULL_IMPORT);
        assertThat(TargetImportDue.of(ON, facts(false, "full", "full", A_MOMENT, 0, 0, null), NOW))
                .isEmpty();
        assertThat(TargetImportDue.of(ON, facts(false, null, "full", A_MOMENT, 0, 0, null), NOW))
                .isEmpty();
    }

    @Example
    void the_interval_is_that_of_the_settings_and_a_day_where_they_say_nothing() {
        ScheduleSettings silent = new ScheduleSettings(true, null, null);

        assertThat(TargetImportDue.of(ON, facts(false, null, null, Duration.ofHours(6), 0, 0, null), NOW))
                .contains(Why.INTERVAL);
        assertThat(TargetImportDue.of(ON, facts(false, null, null, Duration.ofHours(5), 0, 0, null), NOW))
                .isEmpty();
        assertThat(TargetImportDue.of(silent, facts(false, null, null, Duration.ofHours(23), 0, 0, null), NOW))
                .isEmpty();
        assertThat(TargetImportDue.of(silent, facts(false, null, null, Duration.ofHours(24), 0, 0, null), NOW))
                .contains(Why.INTERVAL);
    }

    @Example
    void writes_that_nobody_has_seen_are_looked_at_once_they_are_many() {
        assertThat(TargetImportDue.of(ON, facts(false, null, null, A_MOMENT, 99, 0, null), NOW))
                .isEmpty();
        assertThat(TargetImportDue.of(ON, facts(false, null, null, A_MOMENT, 100, 0, null), NOW))
                .contains(Why.UNCONFIRMED_WRITES);
    }

    @Property
    void who_failed_rests_from_a_minute_to_an_hour_and_is_tried_again(
            @ForAll @IntRange(min = 1, max = 100) int failures) {
        Facts failed = facts(false, null, null, null, 0, failures, NOW);

        assertThat(TargetImportDue.of(ON, failed, NOW.plusSeconds(59))).isEmpty();
        assertThat(TargetImportDue.of(ON, failed, NOW.plus(Duration.ofHours(1))))
                .contains(Why.INTERVAL);
    }

    private static Facts facts(
            boolean restoring,
            String fullRun,
            String importedRun,
            Duration sinceImported,
            long unconfirmed,
            int failures,
            Instant lastFailureAt) {
        return new Facts(
                restoring,
                fullRun,
                new ImportHistory.Past(importedRun, sinceImported, unconfirmed),
                failures,
                lastFailureAt);
    }
}
