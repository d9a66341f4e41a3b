package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import java.util.List;
import java.util.function.IntFunction;

/** Where changes go. */
public interface ChangeStream {

    /**
     * Returns when every message is safe. Throws a runtime exception when one is not; the others may be, which is
     * harmless, because messages are state.
     */
    void send(List<ChangeMessage> messages);

    /** Sends one marker to each partition and returns when all are safe; the function is given the partition count. */
    void sendMarkers(IntFunction<List<ImportMarker>> markers);
}
