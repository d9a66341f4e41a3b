package io.isthmus.contracts.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceWindowTest {

    @Test
    void a_window_may_go_on_over_midnight() {
        MaintenanceWindow night = MaintenanceWindow.parse("22:30-05:00 Europe/Berlin");
        Instant afterMidnight = Instant.parse("2026-11-21T01:00:00Z");

        assertThat(night.lastBegin(afterMidnight)).isEqualTo("2026-11-20T21:30:00Z");
        assertThat(night.endOf(night.lastBegin(afterMidnight))).isEqualTo("2026-11-21T04:00:00Z");
    }

    @Test
    void it_follows_the_clock_of_its_place_when_that_is_changed() {
        MaintenanceWindow night = MaintenanceWindow.parse("01:00-05:00 Europe/Berlin");
        Instant begin = night.lastBegin(Instant.parse("2026-10-25T03:00:00Z"));

        assertThat(begin).isEqualTo("2026-10-24T23:00:00Z");
        assertThat(night.endOf(begin)).as("five hours long in that night").isEqualTo("2026-10-25T04:00:00Z");
    }

    @Test
    void what_people_write_is_what_they_read() {
        assertThat(MaintenanceWindow.parse(" 01:00 - 05:30 ").text()).isEqualTo("01:00-05:30 Z");
        assertThat(MaintenanceWindow.parse("01:00-05:00 Asia/Tokyo").text()).isEqualTo("01:00-05:00 Asia/Tokyo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "at night", "25:00-26:00", "1:00-5:00", "01:00-05:00 Europe/Atlantis"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> MaintenanceWindow.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no part of a day");
    }
}
