package io.isthmus.contracts.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When runs start by themselves.
 *
 * @param enabled whether they do
 * @param deltaInterval between delta imports, 1 second or more; where none is given, 3 seconds for an Active Directory that is
 *     asked by DirSync or {@code uSNChanged}, and 10 seconds for any other source. One that finds nothing costs a request and leaves no run
 * @param fullInterval between full imports, which find what a delta cannot see; 24 hours where none is given
 * @param targetImportInterval between target imports, 1 minute or more, beside the one that follows each full import;
 *     24 hours where none is given
 * @param targetImportAfterWrites so many writes that no target import has confirmed lead to one, 1 or more; 10,000
 *     where none is given
 * @param fullImportWindow the part of the day in which full imports begin that only the interval asks for; at any time where none is
 *     given. The first one, and one that a delta needs, never waits for it
 */
public record ScheduleSettings(
        boolean enabled,
        @Nullable Duration deltaInterval,
        Duration fullInterval,
        @Nullable Duration targetImportInterval,
        @Nullable Integer targetImportAfterWrites,
        @Nullable MaintenanceWindow fullImportWindow) {

    /** So a change is at the target within five: with half a second to the tick, and the way there. */
    private static final Duration POLLED = Duration.ofSeconds(3);

    private static final Duration A_MOMENT = Duration.ofSeconds(10);
    private static final Duration EVERY_DAY = Duration.ofHours(24);
    private static final int MANY_WRITES = 10_000;

    public ScheduleSettings {
        fullInterval = fullInterval == null ? EVERY_DAY : fullInterval;
    }

    /** Full imports at any time of the day. */
    public ScheduleSettings(
            boolean enabled,
            @Nullable Duration deltaInterval,
            Duration fullInterval,
            @Nullable Duration targetImportInterval,
            @Nullable Integer targetImportAfterWrites) {
        this(enabled, deltaInterval, fullInterval, targetImportInterval, targetImportAfterWrites, null);
    }

    /** A schedule that says nothing of target imports. */
    public ScheduleSettings(boolean enabled, @Nullable Duration deltaInterval, Duration fullInterval) {
        this(enabled, deltaInterval, fullInterval, null, null);
    }

    /** The interval between delta imports that counts. */
    public Duration importsDeltaEvery() {
        return deltaInterval == null ? A_MOMENT : deltaInterval;
    }

    /** The schedule of a source whose changes are found in this way. */
    public ScheduleSettings whereFoundBy(DeltaMethod method) {
        return deltaInterval == null && method.polled()
                ? new ScheduleSettings(
                        enabled, POLLED, fullInterval, targetImportInterval, targetImportAfterWrites, fullImportWindow)
                : this;
    }

    /** The interval between target imports that counts. */
    public Duration importsTargetEvery() {
        return targetImportInterval == null ? EVERY_DAY : targetImportInterval;
    }

    /** The number of unconfirmed writes that counts. */
    public int importsTargetAfter() {
        return targetImportAfterWrites == null ? MANY_WRITES : targetImportAfterWrites;
    }

    public static ScheduleSettings defaults() {
        return new ScheduleSettings(false, null, EVERY_DAY);
    }
}
