package io.isthmus.sync.synchronizing;

import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.inbound.InboundEvaluation;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Connector space and metaverse in memory, as PostgreSQL keeps them. */
public final class MemorySpace implements InboundStore {

    private final Map<UUID, ConnectorSpaceObject> objects = new TreeMap<>(Identities.ORDER);
    private final Map<UUID, ObjectLink> links = new TreeMap<>(Identities.ORDER);
    private final Map<UUID, KnownMetaverseObject> metaverse = new TreeMap<>(Identities.ORDER);

    public MemorySpace put(Collection<ConnectorSpaceObject> all) {
        all.forEach(object -> objects.put(object.id(), object));
        return this;
    }

    public MemorySpace put(ConnectorSpaceObject... all) {
        return put(List.of(all));
    }

    public Map<UUID, ObjectLink> links() {
        return links;
    }

    public ObjectLink link(String connector, String anchor) {
        return links.get(Identities.object(connector, anchor));
    }

    /** With the links that they have now. */
    public Map<UUID, KnownMetaverseObject> metaverse() {
        Map<UUID, KnownMetaverseObject> all = new TreeMap<>(Identities.ORDER);
        metaverse.keySet().forEach(id -> all.put(id, read(id)));
        return all;
    }

    public List<PendingObject> everything() {
        return objects.keySet().stream().map(this::pending).toList();
    }

    public PendingObject pending(UUID id) {
        return new PendingObject(id, objects.get(id), links.get(id), Map.of(), 1);
    }

    /** Evaluates everything as one batch, and stores what it comes to. */
    public InboundOutcome evaluate(InboundEvaluation evaluation) {
        return evaluate(evaluation, everything());
    }

    public InboundOutcome evaluate(InboundEvaluation evaluation, List<PendingObject> batch) {
        InboundOutcome outcome = evaluation.of(batch, this);
        save(outcome, false);
        return outcome;
    }

    @Override
    public List<PendingObject> joinedTo(Collection<UUID> metaverseIds, Collection<UUID> otherThan) {
        return links.values().stream()
                .filter(link -> link.linked() && metaverseIds.contains(link.metaverseId()))
                .map(ObjectLink::objectId)
                .filter(id -> !otherThan.contains(id))
                .map(this::pending)
                .toList();
    }

    @Override
    public List<KnownMetaverseObject> metaverse(Collection<UUID> ids, Set<JoinLookup> lookups) {
        Set<UUID> found = new LinkedHashSet<>(ids);
        metaverse.forEach((id, known) -> {
            if (lookups.stream().anyMatch(lookup -> answers(known.object(), lookup))) {
                found.add(id);
            }
        });
        return found.stream().map(this::read).filter(Objects::nonNull).toList();
    }

    private static boolean answers(MetaverseObject object, JoinLookup lookup) {
        return object.valuesOf(lookup.attribute()).stream()
                .anyMatch(value -> JoinLookup.fold(value).equals(lookup.foldedValue()));
    }

    private KnownMetaverseObject read(UUID id) {
        KnownMetaverseObject known = metaverse.get(id);
        if (known == null) {
            return null;
        }
        List<Link> linked = links.values().stream()
                .filter(link -> id.equals(link.metaverseId()))
                .map(link -> new Link(
                        objects.get(link.objectId()).connector(),
                        objects.get(link.objectId()).anchor(),
                        link.ruleId()))
                .sorted(Comparator.comparing(Link::connector).thenComparing(Link::anchor))
                .toList();
        MetaverseObject object = known.object();
        return new KnownMetaverseObject(
                new MetaverseObject(object.id(), object.type(), object.attributes(), linked, Map.of()),
                known.provisioned(),
                known.targetAnchor(),
                known.source(),
                known.departed(),
                known.choice());
    }

    @Override
    public void save(InboundOutcome outcome, boolean everything) {
        Set<UUID> without = new HashSet<>(outcome.evaluated().keySet());
        outcome.links().forEach(link -> without.remove(link.objectId()));
        links.keySet().removeAll(without);
        outcome.links().forEach(link -> links.put(link.objectId(), link));
        outcome.metaverse().forEach(state -> metaverse.put(state.id(), state.known()));
    }

    @Override
    public Optional<QueueSegment.Stretch> next(UUID after, int limit) {
        return Optional.empty();
    }

    @Override
    public List<PendingObject> waiting(QueueSegment piece) {
        return new ArrayList<>();
    }

    @Override
    public long pendingCount() {
        return 0;
    }

    @Override
    public boolean anyInError(String connector) {
        return links.values().stream().anyMatch(link -> link.status() == ObjectLink.Status.ERROR);
    }

    @Override
    public boolean anyWaiting(String connector) {
        return pendingCount() > 0;
    }

    @Override
    public Optional<String> evaluatedRules() {
        return Optional.empty();
    }

    @Override
    public void evaluateAll(String rulesFingerprint) {
        // everything is at hand
    }
}
