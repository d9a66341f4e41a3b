package io.isthmus.export.gate;

/** Whether everything that was on the topic when this service started has been read. */
public interface ReadingProgress {

    boolean caughtUp();
}
