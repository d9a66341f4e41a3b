package io.isthmus.sync.source;

import io.isthmus.contracts.settings.SourceSettings;

/**
 * Hears of changes as they happen, where a directory tells them by itself. What is heard is not believed and not taken: it only
 * says that a delta is worth its while.
 */
@FunctionalInterface
public interface SourceListening {

    /**
     * Listens until the directory ends it or this thread is interrupted.
     *
     * @param ring called as soon as it listens, because of what changed before, and whenever something has changed
     * @return at once, where the directory cannot tell by itself; else after it has ended
     * @throws SourceException when the directory cannot be reached, or the connection broke
     */
    Ended listen(SourceSettings source, Runnable ring);

    /** How listening ended. */
    enum Ended {
        /** the directory tells nothing by itself, now and later */
        NOT_OFFERED,
        /** it was listened to, and may be again */
        OVER
    }
}
