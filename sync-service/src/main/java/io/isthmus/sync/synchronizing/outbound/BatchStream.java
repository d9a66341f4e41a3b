package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Where desired images go. */
public interface BatchStream {

    /** Brings a message into the form in which it travels, which costs more than sending it; any thread may. */
    Prepared prepare(BatchMessage message);

    /** Starts to send; nothing is safe before {@link Sending#awaitSafe}. */
    Sending begin();

    /**
     * Sends one marker to each partition and returns when all are safe.
     *
     * @param markers given the partition count
     * @return by partition, the offset after the marker
     */
    Map<Integer, Long> sendMarkers(IntFunction<List<BatchMarker>> markers);

    /** A message ready to be sent. */
    interface Prepared {}

    /** Messages on their way. */
    interface Sending {

        void send(Prepared message);

        /** Returns when every message is safe; throws a runtime exception when one is not. */
        void awaitSafe();
    }
}
