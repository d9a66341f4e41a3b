package io.isthmus.contracts.settings;

import java.time.Duration;

/**
 * When runs start by themselves.
 *
 * @param enabled whether they do
 * @param deltaInterval between delta imports, 1 second or more
 * @param fullInterval between full imports, which find the deletions a delta cannot see
 */
public record ScheduleSettings(boolean enabled, Duration deltaInterval, Duration fullInterval) {

    public ScheduleSettings {
        deltaInterval = deltaInterval == null ? Duration.ofMinutes(30) : deltaInterval;
        fullInterval = fullInterval == null ? Duration.ofDays(7) : fullInterval;
    }

    public static ScheduleSettings defaults() {
        return new ScheduleSettings(false, Duration.ofMinutes(30), Duration.ofDays(7));
    }
}
