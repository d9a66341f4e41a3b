package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits that hold the <em>whole</em> export when they are met.
 *
 * @param deletionThreshold pending deletions, at or above which everything is held; 0 switches the count off
 * @param deletionThresholdPercent the same in percent of the managed objects of a type, 0 to 100, from
 *     {@value #DELETIONS_AT_LEAST} deletions on; 0 switches it off
 * @param deletionWindow how far back deletions count towards the threshold, so that many small plans do not slip under
 * @param deprovision what becomes of an object that is out of scope; a deleted one is always deleted
 * @param orphans what becomes of objects at the target whose anchor no source has; none is {@link Orphans#KEEP}
 * @param limits of changes that are no deletions; {@link ChangeLimits#defaults()} where none are given
 * @param heldFlow what still flows while deletions are held; none is {@link HeldFlow#EVERYTHING_WAITS}
 */
public record SafetySettings(
        @JsonProperty(required = true) int deletionThreshold,
        @JsonProperty(required = true) int deletionThresholdPercent,
        Duration deletionWindow,
        Deprovision deprovision,
        @Nullable Orphans orphans,
        @Nullable ChangeLimits limits,
        @Nullable HeldFlow heldFlow) {

    /** So many deletions are no percentage of a small target. */
    public static final int DELETIONS_AT_LEAST = 5;

    private static final int PERCENT = 100;

    public SafetySettings {
        deletionWindow = deletionWindow == null ? Duration.ofHours(24) : deletionWindow;
        deprovision = deprovision == null ? Deprovision.DISABLE : deprovision;
    }

    /** Limits of deletions alone. */
    public SafetySettings(
            int deletionThreshold,
            int deletionThresholdPercent,
            Duration deletionWindow,
            Deprovision deprovision,
            @Nullable Orphans orphans) {
        this(deletionThreshold, deletionThresholdPercent, deletionWindow, deprovision, orphans, null, null);
    }

    /** Limits that keep orphans. */
    public SafetySettings(
            int deletionThreshold, int deletionThresholdPercent, Duration deletionWindow, Deprovision deprovision) {
        this(deletionThreshold, deletionThresholdPercent, deletionWindow, deprovision, null);
    }

    public SafetySettings withOrphans(@Nullable Orphans policy) {
        return new SafetySettings(
                deletionThreshold, deletionThresholdPercent, deletionWindow, deprovision, policy, limits, heldFlow);
    }

    /** Whether so many deletions meet the count. */
    public boolean holdsByCount(long deletions) {
        return deletionThreshold > 0 && deletions >= deletionThreshold;
    }

    /** @param of managed objects of the type, those deleted lately included */
    public boolean holdsByPercent(long deletions, long of) {
        return deletionThresholdPercent > 0
                && deletions >= DELETIONS_AT_LEAST
                && deletions * PERCENT >= deletionThresholdPercent * of;
    }

    /** The limits of other changes that count. */
    public ChangeLimits changeLimits() {
        return limits == null ? ChangeLimits.defaults() : limits;
    }

    /** Whether only deletions wait while they are held. */
    public boolean deletionsWaitAlone() {
        return heldFlow == HeldFlow.DELETIONS_WAIT;
    }

    public static SafetySettings defaults() {
        return new SafetySettings(500, 10, Duration.ofHours(24), Deprovision.DISABLE);
    }

    /** What is written while too many deletions are pending. */
    public enum HeldFlow {
        /** nothing, until they are approved */
        EVERYTHING_WAITS,
        /** everything but deletions: additions, changes, and disabling, too */
        DELETIONS_WAIT
    }

    /** For users; groups and contacts cannot be disabled and are deleted. */
    public enum Deprovision {
        DISABLE,
        DELETE
    }

    /**
     * Orphans: objects at the target that carry an anchor which no object of the sources has. An old tool that missed
     * deletions has left them. Anything but {@link #KEEP} says that all anchored objects of the target are taken over from
     * that tool, and that nobody else gives anchors to objects there.
     */
    public enum Orphans {
        /** they are nobody's business */
        KEEP,
        /** users are disabled; groups and contacts cannot be and are deleted */
        DISABLE,
        DELETE
    }
}
