package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Has nothing concluded from who is not at a place, from the first change that a full import sends until it has seen
 * everything. One that finds nothing different leaves what is known as settled as it was.
 */
final class UnsettledSource implements ChangeStream {

    private final String connector;
    private final AwaitedPlaces awaited;
    private final ChangeStream changes;
    private boolean begun;

    UnsettledSource(String connector, AwaitedPlaces awaited, ChangeStream changes) {
        this.connector = connector;
        this.awaited = awaited;
        this.changes = changes;
    }

    @Override
    public void send(List<ChangeMessage> messages) {
        if (!begun) {
            awaited.readingBegins(connector);
            begun = true;
        }
        changes.send(messages);
    }

    @Override
    public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
        changes.sendMarkers(markers);
    }
}
