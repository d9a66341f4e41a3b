package io.isthmus.localstack.supervising;

import java.nio.file.Path;

/** Something that has to run, and that can be started again when it does not. */
public interface Supervised {

    /** How people call it: {@code sync-service}, {@code PostgreSQL}. */
    String name();

    boolean isAlive();

    Health health();

    /** Starts it, unless it is alive. */
    void start();

    /** Ends it, by force where it does not end when asked; does nothing when it has ended. */
    void stop();

    /** Where a person reads why it ended. */
    Path log();

    /** What it says about itself. */
    enum Health {
        /** It does its work, or is about to. */
        UP,
        /** It says that it cannot go on without being started again. */
        DOWN,
        /** It says nothing: it may be starting, busy, or stuck. */
        SILENT
    }
}
