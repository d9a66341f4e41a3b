package io.isthmus.migration.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class InWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:40:12Z");
    private final InWords words = new InWords(NOW, ZoneId.of("Europe/Vienna"));

    @Test
    void every_time_names_its_zone() {
        assertThat(words.time(NOW)).isEqualTo("2026-11-21 07:40:12 CET");
        assertThat(words.time(null)).isEqualTo("–");
    }

    @Test
    void ages_are_coarse_and_durations_exact() {
        assertThat(words.age(NOW.minusSeconds(3))).isEqualTo("just now");
        assertThat(words.age(NOW.minusSeconds(47))).isEqualTo("40 s ago");
        assertThat(words.age(NOW.minusSeconds(299))).isEqualTo("4 min ago");
        assertThat(words.age(NOW.minusSeconds(90_000))).isEqualTo("25 h ago");
        assertThat(words.age(NOW.minus(Duration.ofDays(3)))).isEqualTo("3 d ago");
        assertThat(words.age(null)).isEqualTo("never");
        assertThat(words.duration(NOW.minusSeconds(192), NOW)).isEqualTo("3 min 12 s");
        assertThat(words.duration(NOW.minusMillis(400), null)).isEqualTo("0.4 s");
        assertThat(InWords.exact(Duration.ofHours(26))).isEqualTo("1 d 2 h");
    }

    @Test
    void numbers_have_thousands_and_one_is_no_plural() {
        assertThat(InWords.count(12_345)).isEqualTo("12,345");
        assertThat(InWords.count(1, "object")).isEqualTo("1 object");
        assertThat(InWords.count(2, "object")).isEqualTo("2 objects");
    }
}
