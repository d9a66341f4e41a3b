package io.isthmus.export.targetimport;

import io.github.resilience4j.core.IntervalFunction;
import io.isthmus.chassis.retry.GrowingPauses;
import io.isthmus.contracts.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a target import begins by itself. Pure.
 *
 * <pre>
 * schedule  restoration  last attempt failed  since the last complete import            due
 * --------  -----------  -------------------  ----------------------------------------  ------------------
 * off       any          any                  any                                       no
 * on        in force     any                  any                                       no: it imports by itself
 * on        none         a moment ago         any                                       no: it rests, longer each time
 * on        none         no, or long ago      there was none                            INTERVAL
 * on        none         no, or long ago      a full import has arrived                 FULL_IMPORT
 * on        none         no, or long ago      the interval has passed                   INTERVAL
 * on        none         no, or long ago      that many writes are not confirmed        UNCONFIRMED_WRITES
 * on        none         no, or long ago      none of these                             no
 * </pre>
 *
 * The interval is measured by the clock of one database alone.
 */
public final class TargetImportDue {

    private static final IntervalFunction RESTS = GrowingPauses.certain(Duration.ofMinutes(1), Duration.ofHours(1));
    private static final int DOUBLINGS = 10;

    private TargetImportDue() {}

    public enum Why {
        FULL_IMPORT,
        INTERVAL,
        UNCONFIRMED_WRITES
    }

    /**
     * @param restoring whether a restoration is in force
     * @param fullRun run of the newest full batch that has arrived
     * @param failures attempts that failed since the last complete import
     * @param lastFailureAt when the last of them ended
     */
    public record Facts(
            boolean restoring,
            @Nullable String fullRun,
            ImportHistory.Past past,
            int failures,
            @Nullable Instant lastFailureAt) {}

    public static Optional<Why> of(ScheduleSettings schedule, Facts facts, Instant now) {
        if (!schedule.enabled() || facts.restoring() || rests(facts, now)) {
            return Optional.empty();
        }
        Duration since = facts.past().sinceImported();
        if (since == null) {
            return Optional.of(Why.INTERVAL);
        }
        if (facts.fullRun() != null && !facts.fullRun().equals(facts.past().importedRun())) {
            return Optional.of(Why.FULL_IMPORT);
        }
        if (since.compareTo(schedule.importsTargetEvery()) >= 0) {
            return Optional.of(Why.INTERVAL);
        }
        return facts.past().unconfirmed() >= schedule.importsTargetAfter()
                ? Optional.of(Why.UNCONFIRMED_WRITES)
                : Optional.empty();
    }

    private static boolean rests(Facts facts, Instant now) {
        return facts.lastFailureAt() != null
                && now.isBefore(facts.lastFailureAt().plus(rest(facts.failures())));
    }

    private static Duration rest(int failures) {
        return Duration.ofMillis(RESTS.apply(Math.clamp(failures, 1, DOUBLINGS)));
    }
}
