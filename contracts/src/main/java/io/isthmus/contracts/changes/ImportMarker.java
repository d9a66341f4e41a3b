package io.isthmus.contracts.changes;

import io.isthmus.contracts.messages.Completeness;
import java.time.Instant;
import java.util.Map;

/**
 * Ends an import: sent once to each partition after all of the import's messages are acknowledged.
 *
 * @param complete whether the import saw everything it was to see; an incomplete import carries no deletions
 * @param counts of the import, by name (see {@link io.isthmus.contracts.operations.Counts})
 */
public record ImportMarker(
        int version,
        String runId,
        String connector,
        int partition,
        int partitionCount,
        boolean complete,
        Map<String, Long> counts,
        Instant finishedAt)
        implements ChangeMessage {

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
                .names("connector", connector)
                .holds("partition", partition >= 0 && partition < partitionCount)
                .counts("counts", counts)
                .has("finishedAt", finishedAt);
    }
}
