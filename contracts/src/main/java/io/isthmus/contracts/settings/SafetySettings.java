package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits that hold the <em>whole</em> export when they are met.
 *
 * @param deletionThreshold pending deletions, at or above which everything is held; 0 switches the count off
 * @param deletionThresholdPercent the same in percent of the managed objects of a type, 0 to 100; 0 switches it off
 * @param deletionWindow how far back deletions count towards the threshold, so that many small plans do not slip under
 * @param deprovision what becomes of an object that is out of scope; a deleted one is always deleted
 * @param orphans what becomes of objects at the target whose anchor no source has; none is {@link Orphans#KEEP}
 */
public record SafetySettings(
        @JsonProperty(required = true) int deletionThreshold,
        @JsonProperty(required = true) int deletionThresholdPercent,
        Duration deletionWindow,
        Deprovision deprovision,
        @Nullable Orphans orphans) {

    public SafetySettings {
        deletionWindow = deletionWindow == null ? Duration.ofHours(24) : deletionWindow;
        deprovision = deprovision == null ? Deprovision.DISABLE : deprovision;
    }

    /** Limits that keep orphans. */
    public SafetySettings(
            int deletionThreshold, int deletionThresholdPercent, Duration deletionWindow, Deprovision deprovision) {
        this(deletionThreshold, deletionThresholdPercent, deletionWindow, deprovision, null);
    }

    public SafetySettings withOrphans(@Nullable Orphans policy) {
        return new SafetySettings(deletionThreshold, deletionThresholdPercent, deletionWindow, deprovision, policy);
    }

    public static SafetySettings defaults() {
        return new SafetySettings(500, 0, Duration.ofHours(24), Deprovision.DISABLE);
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
