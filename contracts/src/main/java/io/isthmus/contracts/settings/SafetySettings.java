package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * Limits that hold the <em>whole</em> export when they are met.
 *
 * @param deletionThreshold pending deletions, at or above which everything is held; 0 switches the count off
 * @param deletionThresholdPercent the same in percent of the managed objects of a type, 0 to 100; 0 switches it off
 * @param deletionWindow how far back deletions count towards the threshold, so that many small plans do not slip under
 * @param deprovision what becomes of an object that is out of scope; a deleted one is always deleted
 */
public record SafetySettings(
        @JsonProperty(required = true) int deletionThreshold,
        @JsonProperty(required = true) int deletionThresholdPercent,
        Duration deletionWindow,
        Deprovision deprovision) {

    public SafetySettings {
        deletionWindow = deletionWindow == null ? Duration.ofHours(24) : deletionWindow;
        deprovision = deprovision == null ? Deprovision.DISABLE : deprovision;
    }

    public static SafetySettings defaults() {
        return new SafetySettings(500, 0, Duration.ofHours(24), Deprovision.DISABLE);
    }

    /** For users; groups and contacts cannot be disabled and are deleted. */
    public enum Deprovision {
        DISABLE,
        DELETE
    }
}
