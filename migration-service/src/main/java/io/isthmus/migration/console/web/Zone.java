package io.isthmus.migration.console.web;

import java.time.DateTimeException;
import java.time.ZoneId;

/** The zone in which pages tell times. */
final class Zone {

    private Zone() {}

    static ZoneId of(ConsoleConfig config) {
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
