package io.isthmus.sync.preview;

import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.preview.PreviewStore.Placed;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the containers and groups of other settings would make of objects: containers first, as an import would. */
record ScopeChange(ContainerChange containers, GroupChange groups) {

    /** Whether there is nothing that they would make different. */
    boolean same() {
        return containers.same() && groups.same();
    }

    /** In the same order; the very same, or one that has departed or is there again. */
    List<PendingObject> asProposed(List<PendingObject> objects) {
        Set<UUID> out = groups.out(objects.stream()
                .filter(pending -> pending.object() != null)
                .map(pending -> ContainerChange.placed(pending.image()))
                .toList());
        return objects.stream().map(pending -> asProposed(pending, out)).toList();
    }

    private PendingObject asProposed(PendingObject pending, Set<UUID> out) {
        ConnectorSpaceObject object = pending.object();
        if (object == null) {
            return pending;
        }
        Departure then = then(ContainerChange.placed(object), out);
        return then == object.departed()
                ? pending
                : new PendingObject(
                        pending.id(), object.departed(then), pending.link(), pending.memberCounts(), pending.mark());
    }

    /** Those that would come or leave. */
    List<UUID> comingOrLeaving(List<Placed> page) {
        Set<UUID> out = groups.out(page);
        return page.stream()
                .filter(object -> then(object, out) != object.departed())
                .map(Placed::id)
                .toList();
    }

    private @Nullable Departure then(Placed object, Set<UUID> out) {
        if (object.departed() != null && !GroupChange.outToday(object)) {
            return object.departed();
        }
        if (containers.closes(object)) {
            return Departure.OUT_OF_SCOPE;
        }
        return out.contains(object.id()) ? Departure.OUTSIDE_OF_GROUP : null;
    }
}
