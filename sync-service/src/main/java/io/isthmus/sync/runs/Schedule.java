package io.isthmus.sync.runs;

import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which run of a source is due. A full import stands for a delta, too; after a failure the next attempt waits as long as
 * after a success.
 *
 * <pre>
 * schedule  last full import  last attempt   due
 * off                                        nothing
 * on        never, or fullInterval ago or more, and last attempt deltaInterval ago     FULL_IMPORT
 * on        less than that                 , and last attempt deltaInterval ago        DELTA_IMPORT
 * </pre>
 */
final class Schedule {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Ticks come a second apart, give or take: what is due before the middle to the next one would else come a second late. */
    private static final Duration HALF_A_TICK = Duration.ofMillis(500);

    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);

    private Schedule() {}

    /**
     * Whether nothing has run though it should have: on, and the last complete import began two intervals ago or more.
     *
     * @param lastImportAt when the last complete import of the source began, or the service if that was later
     */
    static boolean silent(ScheduleSettings schedule, Instant lastImportAt, Instant now) {
        Duration silence = schedule.deltaInterval().multipliedBy(2);
        return schedule.enabled()
                && !now.isBefore(
                        lastImportAt.plus(silence.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : silence));
    }

    /**
     * @param lastFullAt when the last complete full import began, if ever
     * @param lastAttemptAt when any import of the source last began, if ever
     */
    static Optional<RunProfile> due(
            ScheduleSettings schedule, @Nullable Instant lastFullAt, @Nullable Instant lastAttemptAt, Instant now) {
        if (!schedule.enabled()) {
            return Optional.empty();
        }
        Duration pace = schedule.deltaInterval().compareTo(SHORTEST) < 0 ? SHORTEST : schedule.deltaInterval();
        if (lastAttemptAt != null && now.plus(HALF_A_TICK).isBefore(lastAttemptAt.plus(pace))) {
            return Optional.empty();
        }
        boolean full = lastFullAt == null || !now.isBefore(lastFullAt.plus(schedule.fullInterval()));
        return Optional.of(full ? RunProfile.FULL_IMPORT : RunProfile.DELTA_IMPORT);
    }
}
