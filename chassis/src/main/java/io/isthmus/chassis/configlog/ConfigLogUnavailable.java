package io.isthmus.chassis.configlog;

import io.isthmus.chassis.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The config log could not be read or written in time. Whether an appended record is in the log is then unknown. */
public final class ConfigLogUnavailable extends ProblemException {

    private static final long serialVersionUID = 1L;

    public ConfigLogUnavailable(String detail, @Nullable Throwable cause) {
        super(
                503,
                "CONFIG_LOG_UNAVAILABLE",
                "The config log cannot be reached",
                detail,
                "Check that the Kafka broker is up, read the current state, and repeat the change if it is not there.");
        initCause(cause);
    }
}
