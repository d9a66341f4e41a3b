package io.isthmus.contracts.batches;

import java.time.Instant;
import java.util.Map;

/**
 * Ends a batch: sent once to each partition after all of the batch's messages are acknowledged. The gate judges a
 * batch only when the markers of all partitions have arrived.
 *
 * @param full whether the run re-evaluated every object, not only changed ones
 * @param counts of the run, by name
 */
public record BatchMarker(
        int version,
        String runId,
        int partition,
        int partitionCount,
        boolean full,
        Map<String, Long> counts,
        Instant finishedAt)
        implements BatchMessage {}
