package io.isthmus.contracts.changes;

import io.isthmus.contracts.messages.Completeness;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends an import: sent once to each partition after all of the import's messages are acknowledged.
 *
 * @param complete whether the import saw everything it was to see; an incomplete import carries no deletions
 * @param counts of the import, by name (see {@link io.isthmus.contracts.operations.Counts})
 * @param full whether everything was read, not only what had changed; earlier versions do not tell
 */
public record ImportMarker(
        int version,
        String runId,
        String connector,
        int partition,
        int partitionCount,
        boolean complete,
        Map<String, Long> counts,
        Instant finishedAt,
        @Nullable Boolean full)
        implements ChangeMessage {

    /** As earlier versions sent it. */
    public ImportMarker(
            int version,
            String runId,
            String connector,
            int partition,
            int partitionCount,
            boolean complete,
            Map<String, Long> counts,
            Instant finishedAt) {
        this(version, runId, connector, partition, partitionCount, complete, counts, finishedAt, null);
    }

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
