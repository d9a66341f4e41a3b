package io.isthmus.sync.runs;

import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.MaintenanceWindow;
import io.isthmus.contracts.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which run of a source is due. A full import stands for a delta, too. The pace is deltaInterval; it doubles with each failure in a
 * row, up to five minutes. A full import that failed leaves room for deltas: it is tried again after an hour.
 *
 * <pre>
 * schedule  last attempt          last full import            last full attempt    due
 * off                                                                              nothing
 * on        less than a pace ago                                                   nothing
 * on        a pace ago or more    never                                            FULL_IMPORT
 * on        a pace ago or more    its time has come, below    an hour ago or more  FULL_IMPORT
 * on        a pace ago or more    anything else                                    DELTA_IMPORT
 *
 * fullImportWindow  now                      the last full import                       its time has come
 * none              any                      fullInterval ago or more                   yes
 * given             any                      fullInterval and a day ago, or more        yes: the window was missed
 * given             within                   before it, and fullInterval ago at its end yes: so it begins at the same time each day
 * given             within                   fullInterval ago or more                   yes
 * given             anything else                                                       no
 * </pre>
 */
final class Schedule {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Ticks come a second apart, give or take: what is due before the middle to the next one would else come a second late. */
    private static final Duration HALF_A_TICK = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** More of them are longer than any pause. */
    private static final int MOST_DOUBLINGS = 12;

    private static final Duration FULL_AGAIN = Duration.ofHours(1);

    /** So long after a full import was due a window has come by, and did not begin it. */
    private static final Duration MISSED = Duration.ofDays(1);

    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);

    private Schedule() {}

    /**
     * Whether nothing has run though it should have: on, and the last complete import began two intervals ago or more.
     *
     * @param lastImportAt when the last complete import of the source began, or the service if that was later
     */
    static boolean silent(ScheduleSettings schedule, Instant lastImportAt, Instant now) {
        Duration silence = schedule.importsDeltaEvery().multipliedBy(2);
        return schedule.enabled()
                && !now.isBefore(
                        lastImportAt.plus(silence.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : silence));
    }

    /**
     * @param lastFullAt when the last complete full import began, if ever
     * @param last the last attempt of the schedule, judged
     */
    static Optional<RunProfile> due(
            ScheduleSettings schedule, @Nullable Instant lastFullAt, Attempt last, Instant now) {
        if (!schedule.enabled() || within(pace(schedule, last.failures()), last.at(), now)) {
            return Optional.empty();
        }
        boolean full = lastFullAt == null
                || timeHasCome(schedule, lastFullAt, now)
                        && !within(shorter(FULL_AGAIN, schedule.fullInterval()), last.fullAt(), now);
        return Optional.of(full ? RunProfile.FULL_IMPORT : RunProfile.DELTA_IMPORT);
    }

    private static boolean timeHasCome(ScheduleSettings schedule, Instant lastFullAt, Instant now) {
        Instant due = lastFullAt.plus(schedule.fullInterval());
        MaintenanceWindow window = schedule.fullImportWindow();
        if (window == null || !now.isBefore(due.plus(MISSED))) {
            return !now.isBefore(due);
        }
        Instant begin = window.lastBegin(now);
        Instant end = window.endOf(begin);
        return now.isBefore(end) && !(lastFullAt.isBefore(begin) ? end : now).isBefore(due);
    }

    private static boolean within(Duration time, @Nullable Instant since, Instant now) {
        return since != null && now.plus(HALF_A_TICK).isBefore(since.plus(time));
    }

    private static Duration pace(ScheduleSettings schedule, int failures) {
        Duration usual = longer(schedule.importsDeltaEvery(), SHORTEST);
        Duration doubled = usual.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return shorter(doubled, longer(usual, LONGEST_PAUSE));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
