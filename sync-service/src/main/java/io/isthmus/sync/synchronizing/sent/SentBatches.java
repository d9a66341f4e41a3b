package io.isthmus.sync.synchronizing.sent;

import io.isthmus.contracts.batches.BatchMessage;
import java.util.List;
import java.util.Map;

/** What was sent to the export side, as its topic has it. Used by one thread. */
public interface SentBatches {

    /**
     * Reads from these positions on, or from the beginning where there is none, to the end that the topic has now.
     *
     * @param positions next offset by partition
     * @throws RuntimeException when the topic cannot be read to its end
     */
    void read(Map<Integer, Long> positions, Taker taker);

    /** Takes what is read. */
    interface Taker {

        /** A position lies beyond the end: the topic is another one than before. Everything is read from its beginning. */
        void lost();

        /**
         * @param messages those of one key in their order
         * @param next offsets to go on from, by partition
         */
        void take(List<BatchMessage> messages, Map<Integer, Long> next);
    }
}
