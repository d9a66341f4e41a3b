package io.isthmus.migration.console.page;

import java.time.DateTimeException;
import java.time.ZoneId;

/** The zone in which pages tell times. */
public final class TimeZone {

    private TimeZone() {}

    public static ZoneId of(ConsoleConfig config) {
        try {
            return config.timeZone().map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "isthmus.console.time-zone is no time zone: "
                            + config.timeZone().orElse("") + "; give one as Europe/Vienna",
                    e);
        }
    }
}
