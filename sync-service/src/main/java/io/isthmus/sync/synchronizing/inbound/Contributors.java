package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.inbound.ScopedObject;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.rules.ObjectErrors;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Everybody who contributes to the metaverse objects that a batch is about: its own objects, and others.
 *
 * @param scoped those that can be evaluated
 */
record Contributors(Map<UUID, PendingObject> objects, Map<UUID, ScopedObject> scoped) {

    /**
     * What is wrong with one of the others, or that it has departed, its own evaluation tells.
     *
     * @param others objects joined to the same metaverse objects
     */
    static Contributors of(Scoped batch, Collection<PendingObject> others) {
        Map<UUID, PendingObject> objects = new HashMap<>(batch.byId());
        others.forEach(other -> objects.put(other.id(), other));
        Map<UUID, ScopedObject> scoped = new HashMap<>(batch.objects());
        scoped.putAll(Scoped.scope(batch.evaluation(), others, new ObjectErrors()));
        return new Contributors(objects, scoped);
    }

    Set<UUID> ids() {
        return objects.keySet();
    }

    PendingObject pending(UUID id) {
        return Objects.requireNonNull(objects.get(id));
    }

    UUID place(UUID id) {
        return pending(id).image().place();
    }

    List<UUID> of(MetaverseObject target) {
        return target.links().stream()
                .map(link -> Identities.object(link.connector(), link.anchor()))
                .toList();
    }

    List<UUID> places(MetaverseObject target) {
        return of(target).stream().map(this::place).toList();
    }

    /** Whether all of them can be evaluated. */
    boolean complete(MetaverseObject target) {
        return of(target).stream().allMatch(scoped::containsKey);
    }

    List<ScopedObject> flowing(MetaverseObject target) {
        return of(target).stream().map(scoped::get).toList();
    }
}
