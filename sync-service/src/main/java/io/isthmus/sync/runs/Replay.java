package io.isthmus.sync.runs;

/** Whether this service is still reading messages that were there before it started. */
public interface Replay {

    boolean over();

    /** Messages still to be read. */
    long behind();
}
