package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of each day, by the clock of some place.
 *
 * @param from included; in minutes
 * @param to not included; at or before {@code from} it is that of the next day
 * @param zone such as {@code Europe/Berlin}, {@code UTC} where none is given
 */
public record MaintenanceWindow(
        @JsonProperty(required = true) @JsonFormat(pattern = "HH:mm")
        LocalTime from,

        @JsonProperty(required = true) @JsonFormat(pattern = "HH:mm")
        LocalTime to,

        ZoneId zone) {

    private static final Pattern TEXT = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)(?:\\s+(\\S+))?");
    private static final int ZONE = 3;

    public MaintenanceWindow {
        zone = zone == null ? ZoneOffset.UTC : zone;
    }

    /** When the newest window up to that moment began; it may be over. */
    public Instant lastBegin(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant begin = on(today, from);
        return begin.isAfter(now) ? on(today.minusDays(1), from) : begin;
    }

    /** When the window ends that began at that moment. */
    public Instant endOf(Instant begin) {
        LocalDate day = begin.atZone(zone).toLocalDate();
        return on(to.isAfter(from) ? day : day.plusDays(1), to);
    }

    private Instant on(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** As people write it: {@code 01:00-05:00 Europe/Berlin}. */
    @JsonIgnore
    public String text() {
        return from + "-" + to + " " + zone;
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static MaintenanceWindow parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(text + " is no part of a day as 01:00-05:00 Europe/Berlin");
        }
        try {
            return new MaintenanceWindow(
                    LocalTime.parse(parts.group(1)),
                    LocalTime.parse(parts.group(2)),
                    parts.group(ZONE) == null ? ZoneOffset.UTC : ZoneId.of(parts.group(ZONE)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is no part of a day: " + e.getMessage(), e);
        }
    }
}
