package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.inbound.FlowResult;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.Footprint;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.JoinValue;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A batch whose links are decided. Knows which metaverse objects are concerned, and so what {@link #flow} has to be told.
 *
 * <p>Immutable.
 */
public final class Linked {

    private final Scoped scoped;
    private final Map<UUID, ObjectLink> links;
    private final List<MetaverseObject> targets;
    private final Map<String, KnownMetaverseObject> before;
    private final Map<String, Departure> departures;
    private final Map<String, FlowResult> alone;
    private final Set<UUID> changedPlaces;
    private final Map<UUID, Set<JoinValue>> awaited;
    private final List<RunError> errors;

    /**
     * @param targets metaverse objects that are concerned, with their links from now on
     * @param before those that were there
     * @param departures why somebody has left, by metaverse object
     * @param awaited values that objects have looked for to join, and nobody has
     * @param alone what flows into a new object if only the object flows that it was projected from
     */
    Linked(
            Scoped scoped,
            Map<UUID, ObjectLink> links,
            List<MetaverseObject> targets,
            Map<String, KnownMetaverseObject> before,
            Map<String, Departure> departures,
            Map<String, FlowResult> alone,
            Set<UUID> changedPlaces,
            Map<UUID, Set<JoinValue>> awaited,
            List<RunError> errors) {
        this.scoped = scoped;
        this.links = links;
        this.targets = targets;
        this.before = before;
        this.departures = departures;
        this.alone = alone;
        this.changedPlaces = changedPlaces;
        this.awaited = awaited;
        this.errors = errors;
    }

    /** Metaverse objects whose other contributors {@link #flow} has to be told. */
    public Set<UUID> concerned() {
        Set<UUID> ids = new LinkedHashSet<>();
        targets.forEach(target -> ids.add(UUID.fromString(target.id())));
        return ids;
    }

    /** @param others the contributors of {@link #concerned()} that are not of this batch */
    public InboundOutcome flow(Collection<PendingObject> others) {
        Contributors contributors = Contributors.of(scoped, others);
        InboundFlow flow = new InboundFlow(scoped.evaluation(), contributors, before, alone);
        Map<UUID, ObjectLink> now = new LinkedHashMap<>(links);
        List<MetaverseState> states = new ArrayList<>();
        Set<UUID> places = new LinkedHashSet<>(changedPlaces);
        List<RunError> all = new ArrayList<>(scoped.errors());
        all.addAll(errors);
        for (MetaverseObject target : targets) {
            Flowed flowed = flow.into(target, departures.getOrDefault(target.id(), Departure.OUT_OF_SCOPE));
            states.add(flowed.state());
            places.addAll(flowed.changedPlaces());
            all.addAll(flowed.errors());
            flowed.failure()
                    .ifPresent(reason -> contributors
                            .of(target)
                            .forEach(id -> now.put(
                                    id, linkOf(now, contributors.pending(id)).failed(reason))));
            flowed.released()
                    .forEach(id -> now.put(id, ObjectLink.none(id, ObjectLink.Status.FILTERED, Reasons.NOT_KEPT)));
        }
        Map<UUID, Long> evaluated = new LinkedHashMap<>();
        scoped.batch().forEach(pending -> evaluated.put(pending.id(), pending.mark()));
        return new InboundOutcome(
                evaluated,
                now.values(),
                states,
                scoped.evaluation().rules().rules().joinAttributes(),
                places,
                awaited,
                List.copyOf(all),
                scoped.evaluation().looksAtTime(),
                read(contributors));
    }

    private static ObjectLink linkOf(Map<UUID, ObjectLink> now, PendingObject pending) {
        return Objects.requireNonNull(now.getOrDefault(pending.id(), pending.link()));
    }

    private Footprint read(Contributors contributors) {
        Set<UUID> ids = new HashSet<>(scoped.metaverseIds());
        ids.addAll(concerned());
        before.keySet().forEach(id -> ids.add(UUID.fromString(id)));
        Set<JoinValue> values = new HashSet<>();
        scoped.lookups().forEach(lookup -> values.add(JoinValue.of(lookup)));
        return new Footprint(contributors.ids(), ids, values);
    }
}
