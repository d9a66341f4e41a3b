package io.isthmus.sync.connectorspace;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connector space object that has to be evaluated.
 *
 * @param object absent when only memberships of it have arrived so far
 * @param link what an earlier evaluation made of it
 * @param memberCounts members by attribute, names folded
 * @param mark of the note that it waits; 0 when it does not
 */
public record PendingObject(
        UUID id,
        @Nullable ConnectorSpaceObject object,
        @Nullable ObjectLink link,
        Map<String, Integer> memberCounts,
        long mark) {

    public boolean present() {
        return object != null && object.departed() == null;
    }

    /** Of one that is present or linked. */
    public ConnectorSpaceObject image() {
        return Objects.requireNonNull(object);
    }

    public boolean linked() {
        return link != null && link.linked();
    }

    /** Of one that is linked. */
    public UUID metaverseId() {
        return Objects.requireNonNull(Objects.requireNonNull(link).metaverseId());
    }

    /** The rule that holds the link, of one that is linked. */
    public String ruleId() {
        return Objects.requireNonNull(Objects.requireNonNull(link).ruleId());
    }

    public boolean inError() {
        return link != null && link.status() == ObjectLink.Status.ERROR;
    }
}
