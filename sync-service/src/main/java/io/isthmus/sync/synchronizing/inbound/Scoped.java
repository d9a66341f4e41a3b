package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.rules.inbound.ScopedObject;
import io.isthmus.rules.object.Link;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.rules.ObjectErrors;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.JoinValue;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A batch of objects with the rules in scope for each. Knows what {@link #link} has to be told of the metaverse.
 *
 * <p>Immutable.
 */
public final class Scoped {

    private final InboundEvaluation evaluation;
    private final SortedMap<UUID, PendingObject> batch;
    private final Map<UUID, ScopedObject> scoped;
    private final List<RunError> errors;
    private final Set<JoinLookup> lookups;

    private Scoped(
            InboundEvaluation evaluation,
            SortedMap<UUID, PendingObject> batch,
            Map<UUID, ScopedObject> scoped,
            List<RunError> errors) {
        this.evaluation = evaluation;
        this.batch = Collections.unmodifiableSortedMap(batch);
        this.scoped = Collections.unmodifiableMap(scoped);
        this.errors = errors;
        this.lookups = Collections.unmodifiableSet(lookUp());
    }

    static Scoped of(InboundEvaluation evaluation, Collection<PendingObject> batch) {
        SortedMap<UUID, PendingObject> objects = new TreeMap<>(Identities.ORDER);
        batch.forEach(pending -> objects.put(pending.id(), pending));
        ObjectErrors errors = new ObjectErrors();
        Map<UUID, ScopedObject> scoped = scope(evaluation, objects.values(), errors);
        return new Scoped(evaluation, objects, scoped, errors.list());
    }

    /** Those that are there and can be evaluated. */
    static Map<UUID, ScopedObject> scope(
            InboundEvaluation evaluation, Collection<PendingObject> objects, ObjectErrors errors) {
        Map<UUID, ScopedObject> scoped = new HashMap<>();
        for (PendingObject pending : objects) {
            if (pending.present()) {
                try {
                    scoped.put(pending.id(), evaluation.rules().inbound().scope(RuleInput.of(pending)));
                } catch (IllegalArgumentException e) {
                    errors.add(pending.image().dn(), "UNUSABLE_OBJECT", String.valueOf(e.getMessage()));
                }
            }
        }
        return scoped;
    }

    private Set<JoinLookup> lookUp() {
        Set<JoinLookup> all = new LinkedHashSet<>();
        for (PendingObject pending : batch.values()) {
            if (scoped.containsKey(pending.id())) {
                all.addAll(evaluation.rules().inbound().lookups(scoped.get(pending.id()), linkOf(pending)));
            }
        }
        return all;
    }

    /** What one of the objects looks for to join. */
    Set<JoinValue> joinValues(PendingObject pending) {
        ScopedObject object = Objects.requireNonNull(scoped.get(pending.id()));
        return evaluation.rules().inbound().lookups(object, linkOf(pending)).stream()
                .map(JoinValue::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<Link> linkOf(PendingObject pending) {
        return pending.linked()
                ? Optional.of(
                        new Link(pending.image().connector(), pending.image().anchor(), pending.ruleId()))
                : Optional.empty();
    }

    public Set<UUID> ids() {
        return batch.keySet();
    }

    /** What joins look for in the metaverse. */
    public Set<JoinLookup> lookups() {
        return lookups;
    }

    /** Metaverse objects that objects of the batch are linked to. */
    public Set<UUID> metaverseIds() {
        Set<UUID> ids = new LinkedHashSet<>();
        batch.values().stream().filter(PendingObject::linked).forEach(pending -> ids.add(pending.metaverseId()));
        return ids;
    }

    /** @param loaded what the metaverse has of {@link #metaverseIds()} and {@link #lookups()} */
    public Linked link(Collection<KnownMetaverseObject> loaded) {
        return new BatchLinking(this, loaded).linked();
    }

    InboundEvaluation evaluation() {
        return evaluation;
    }

    /** In the order of ids. */
    Collection<PendingObject> batch() {
        return batch.values();
    }

    Map<UUID, PendingObject> byId() {
        return batch;
    }

    /** Those that can be evaluated. */
    Map<UUID, ScopedObject> objects() {
        return scoped;
    }

    List<RunError> errors() {
        return errors;
    }
}
