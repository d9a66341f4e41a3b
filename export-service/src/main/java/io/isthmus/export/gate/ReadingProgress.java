package io.isthmus.export.gate;

import java.util.Optional;

/** Whether everything that was on the topic when this service started has been read. */
public interface ReadingProgress {

    boolean caughtUp();

    /** How reading stands still though there is something to read, in words; empty while it moves. */
    Optional<String> standstill();
}
