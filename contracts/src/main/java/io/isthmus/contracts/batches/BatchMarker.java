package io.isthmus.contracts.batches;

import io.isthmus.contracts.messages.Completeness;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a batch: sent once to each partition after all of the batch's messages are acknowledged. The gate judges a
 * batch only when the markers of all partitions have arrived.
 *
 * @param full whether the run re-evaluated every object, not only changed ones
 * @param counts of the run, by name
 * @param wholeSource the source that was read from end to end by this run; none for any other run
 */
public record BatchMarker(
        int version,
        String runId,
        int partition,
        int partitionCount,
        boolean full,
        Map<String, Long> counts,
        Instant finishedAt,
        @Nullable WholeSource wholeSource)
        implements BatchMessage {

    @Override
    public String key() {
        return "@marker|" + partition;
    }

    @Override
    public boolean belongsOn(int recordPartition) {
        return partition == recordPartition;
    }

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .names("runId", runId)
                .holds("partition", partition >= 0 && partition < partitionCount)
                .counts("counts", counts)
                .has("finishedAt", finishedAt)
                .holds("wholeSource", wholeSource == null || wholeSource.name() != null);
    }

    /** The marker of a run that proves nothing of any source as a whole. */
    public BatchMarker(
            int version,
            String runId,
            int partition,
            int partitionCount,
            boolean full,
            Map<String, Long> counts,
            Instant finishedAt) {
        this(version, runId, partition, partitionCount, full, counts, finishedAt, null);
    }

    /**
     * Says that this batch and all before it speak of <em>every</em> object of a source: a full import saw everything, at least
     * one object, and no object of the source is in error. Only then does silence about an anchor mean that the source has
     * no such object.
     *
     * @param settingsRevision revision of the settings by which the source was read; under others the same silence means
     *     nothing
     */
    public record WholeSource(String name, long settingsRevision) {}
}
