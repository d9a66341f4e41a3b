package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import io.isthmus.directories.ldap.DirectoryClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The watermark moves to the beginning of the import, by the directory's clock. */
class WatermarkTest {

    private static final String STAMP = "modifyTimestamp";
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private long nanos;
    private final DirectoryClock clock = new DirectoryClock(() -> nanos);

    /** Minutes after noon; 0 means nothing: no stamp was seen, nothing is told, there was no reading before. */
    @ParameterizedTest(name = "told {0}, stamp a minute ago {1}, ours {2}, before {3}: {4}")
    @CsvSource({
        // the directory tells its time: nothing else counts
        "5, 0, 9, 0, 5",
        "5, 8, 9, 0, 5",
        "5, 0, 9, 7, 5",
        // it has shown a stamp: its clock has gone on for a minute since then
        "0, 4, 9, 0, 5",
        "0, 4, 9, 3, 5",
        // never back behind the reading before, never behind what our clock shows
        "0, 4, 9, 7, 7",
        "0, 4, 2, 0, 2",
        "0, 4, 6, 7, 6",
        // neither: where this reading started
        "0, 0, 9, 3, 3",
        "0, 0, 9, 0, 0"
    })
    void the_table_of_what_is_known(int told, int stamp, int ours, int before, int reached) {
        if (stamp > 0) {
            clock.see(minute(stamp));
        }
        pass(Duration.ofMinutes(1));

        Watermark watermark = new Watermark(
                STAMP, clock, minute(ours), told == 0 ? null : minute(told), before == 0 ? null : text(minute(before)));

        assertThat(watermark.reached()).isEqualTo(reached == 0 ? Optional.empty() : Optional.of(text(minute(reached))));
    }

    @Test
    void a_delta_that_finds_nothing_moves_on() {
        Watermark full = beginning(null);
        full.see(entry(minute(1)));
        String first = full.reached().orElseThrow();
        pass(Duration.ofMinutes(10));

        String second = beginning(first).reached().orElseThrow();

        assertThat(first).isEqualTo(text(minute(1)));
        assertThat(second).isEqualTo(text(minute(11)));
    }

    @Test
    void what_changes_during_a_reading_is_read_by_the_next() {
        clock.see(minute(1));
        Watermark reading = beginning(null);
        pass(Duration.ofMinutes(5));
        reading.see(entry(minute(6)));

        assertThat(reading.reached()).contains(text(minute(1)));
    }

    @Test
    void a_stamp_that_is_none_is_passed_over() {
        Watermark reading = beginning(text(minute(3)));
        reading.see(new Entry("cn=a", new Attribute(STAMP, "yesterday")));
        reading.see(new Entry("cn=b"));

        assertThat(reading.reached()).contains(text(minute(3)));
    }

    @Test
    void a_delta_reaches_back_by_the_overlap() {
        assertThat(beginning("20260105120500.0Z").changed(Duration.ofMinutes(2)).toString())
                .isEqualTo("(modifyTimestamp>=20260105120300.0Z)");
    }

    /** However the directory's clock differs from ours: nothing that is stamped later than it was read escapes. */
    @Property
    void no_watermark_is_later_than_the_directorys_clock_was_at_the_beginning(
            @ForAll @IntRange(min = -3_000, max = 3_000) int ahead,
            @ForAll @IntRange(min = 0, max = 3_000) int stampedBefore,
            @ForAll @IntRange(min = 0, max = 3_000) int shownBefore,
            @ForAll @IntRange(min = 0, max = 3_000) int readingTakes) {
        DirectoryClock known = new DirectoryClock(() -> nanos);
        Instant ours = NOON;
        nanos = 0;
        known.see(NOON.plusSeconds(ahead).minusSeconds(stampedBefore));
        pass(Duration.ofSeconds(shownBefore));
        Instant directorys = NOON.plusSeconds(ahead).plusSeconds(shownBefore);

        Watermark reading = new Watermark(STAMP, known, ours.plusSeconds(shownBefore), null, null);
        pass(Duration.ofSeconds(readingTakes));
        reading.see(entry(directorys.plusSeconds(readingTakes)));

        assertThat(reading.reached().orElseThrow()).isLessThanOrEqualTo(text(directorys));
    }

    private Watermark beginning(String before) {
        return new Watermark(STAMP, clock, NOON.plus(Duration.ofDays(1)), null, before);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static Entry entry(Instant stamp) {
        return new Entry("cn=a", new Attribute(STAMP, text(stamp)));
    }

    private static Instant minute(int after) {
        return NOON.plus(Duration.ofMinutes(after));
    }

    private static String text(Instant time) {
        return DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
