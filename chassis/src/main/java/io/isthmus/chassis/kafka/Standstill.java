package io.isthmus.chassis.kafka;

import java.time.Duration;

/**
 * A consumer that does not move though there is something to read.
 *
 * @param nextOffset it stands at
 * @param endOffset of the partition
 * @param since how long
 * @param fault what it last failed by, {@code null} where it does not even try
 */
public record Standstill(String topic, int partition, long nextOffset, long endOffset, Duration since, String fault) {

    /** For people. */
    public String sentence() {
        return topic + " is not read on: partition " + partition + " stands at " + nextOffset + " of " + endOffset
                + " for " + since.toSeconds() + " s" + (fault == null ? "" : "; last fault: " + fault);
    }
}
