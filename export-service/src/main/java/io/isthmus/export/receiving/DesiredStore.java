package io.isthmus.export.receiving;

/** Where desired images are kept. */
public interface DesiredStore {

    /** Keeps a batch and the positions after it, in one transaction. Taking the same again changes nothing. */
    void take(ReceivedBatch batch);

    /** How far the last batch has arrived. */
    Arrival arrival();

    /**
     * @param complete whether the newest markers of all partitions belong to one run, with nothing newer behind them
     * @param runId of the newest marker, or {@code null} before the first
     */
    record Arrival(boolean ever, boolean complete, String runId) {}
}
