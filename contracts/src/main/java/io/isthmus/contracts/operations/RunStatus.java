package io.isthmus.contracts.operations;

/** How a run or a step stands. */
public enum RunStatus {
    WAITING,
    RUNNING,
    SUCCEEDED,
    /** went through, but some objects have errors */
    COMPLETED_WITH_ERRORS,
    /** the gate is closed: nothing was written; the message says why */
    HELD,
    /** ended early; what it had done stays valid */
    FAILED,
    /** the service stopped in the middle; repeating the run is safe */
    INTERRUPTED;

    public boolean finished() {
        return this != WAITING && this != RUNNING;
    }
}
