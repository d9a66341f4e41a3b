package io.isthmus.chassis.configlog;

import io.isthmus.contracts.config.ConfigChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The one log in which all deployments agree on their settings and on who exports.
 *
 * <p>Closed to guesses: until {@link #loaded()} the state is empty, which means staging mode for everybody, and whoever
 * writes anywhere asks {@link #sinceLastRead()} first.
 */
public interface ConfigLog {

    /** Whether the log has been read to its end at least once. */
    boolean loaded();

    /** The log as far as it has been read. */
    ConfigState state();

    /**
     * How long ago this service last knew that it had read everything there is, by a clock that never goes back. Very long before
     * the first time.
     */
    Duration sinceLastRead();

    /**
     * Appends a change and waits until the log has come back with it.
     *
     * @param basedOn the revision the author had in view
     * @throws ConfigLogUnavailable when its fate cannot be known in time
     */
    AppendResult append(long basedOn, String author, @Nullable String reason, ConfigChange change);
}
