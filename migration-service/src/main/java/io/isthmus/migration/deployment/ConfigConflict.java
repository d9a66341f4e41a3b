package io.isthmus.migration.deployment;

import io.isthmus.chassis.problem.ProblemException;

/** Of two changes of the config log the other one was taken. */
public final class ConfigConflict extends ProblemException {

    public ConfigConflict(String reason, long currentRevision) {
        super(
                409,
                "CONFIG_CONFLICT",
                "The config log has changed in the meantime",
                "the change was refused: " + reason + "; the log is at revision " + currentRevision,
                "Look at GET /api/config-log for what was changed, and repeat yours if it still fits.");
    }
}
