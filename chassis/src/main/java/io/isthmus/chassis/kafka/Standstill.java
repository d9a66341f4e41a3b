package io.isthmus.chassis.kafka;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A consumer that does not move though there is something to read.
 *
 * @param nextOffset it stands at
 * @param endOffset of the partition
 * @param since how long
 * @param fault what it last failed by; none where it does not even try
 */
public record Standstill(
        String topic,
        int partition,
        long nextOffset,
        long endOffset,
        Duration since,
        @Nullable String fault) {

    /** For people. */
    public String sentence() {
        return topic + " is not read on: partition " + partition + " stands at " + nextOffset + " of " + endOffset
                + " for " + since.toSeconds() + " s" + (fault == null ? "" : "; last fault: " + fault);
    }
}
