package io.isthmus.sync.connectorspace;

import java.util.Map;
import java.util.UUID;

/**
 * A connector space object that has to be evaluated.
 *
 * @param object {@code null} when only memberships of it have arrived so far
 * @param link what an earlier evaluation made of it, or {@code null}
 * @param memberCounts members by attribute, names folded
 * @param mark of the note that it waits; 0 when it does not
 */
public record PendingObject(
        UUID id, ConnectorSpaceObject object, ObjectLink link, Map<String, Integer> memberCounts, long mark) {

    public boolean present() {
        return object != null && object.departed() == null;
    }

    public boolean linked() {
        return link != null && link.linked();
    }

    public boolean inError() {
        return link != null && link.status() == ObjectLink.Status.ERROR;
    }
}
