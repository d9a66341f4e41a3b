package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.inbound.BatchMetaverse;
import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.rules.inbound.LinkDecision;
import io.isthmus.rules.inbound.ScopedObject;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.metaverse.Links;
import io.isthmus.sync.rules.ObjectErrors;
import io.isthmus.sync.rules.SynchronizationRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Evaluates a batch of connector space objects: link each, then flow everything joined into the metaverse objects that
 * are concerned. Decides only; {@link InboundStore} is asked and told by the caller between the steps:
 *
 * <ol>
 *   <li>{@link #lookups()} and {@link #metaverseIds()}: what to load of the metaverse
 *   <li>{@link #link}: decides all links
 *   <li>{@link #concerned()}: the metaverse objects whose other contributors must be loaded
 *   <li>{@link #flow}: the outcome
 * </ol>
 *
 * For one batch and one thread.
 */
public final class InboundEvaluation {

    private final SynchronizationRules rules;
    private final EvaluationContext context;
    private final Collection<PendingObject> batch;
    private final Map<UUID, ScopedObject> scoped = new HashMap<>();
    private final Map<UUID, PendingObject> objects = new HashMap<>();
    private final Map<String, KnownMetaverseObject> before = new HashMap<>();
    private final Map<UUID, ObjectLink> links = new LinkedHashMap<>();
    private final Set<String> concerned = new LinkedHashSet<>();
    private final Map<String, Departure> departures = new HashMap<>();
    private final Set<UUID> changedPlaces = new LinkedHashSet<>();
    private final ObjectErrors errors = new ObjectErrors();
    private final BatchMetaverse metaverse;
    private Set<JoinLookup> lookups = Set.of();

    public InboundEvaluation(SynchronizationRules rules, EvaluationContext context, Collection<PendingObject> batch) {
        this.rules = rules;
        this.context = context;
        this.batch = batch;
        this.metaverse = new BatchMetaverse(rules.rules().joinAttributes());
        for (PendingObject pending : batch) {
            objects.put(pending.id(), pending);
            if (pending.present()) {
                scope(pending);
            }
        }
    }

    private void scope(PendingObject pending) {
        try {
            scoped.put(pending.id(), rules.inbound().scope(RuleInput.of(pending)));
        } catch (IllegalArgumentException e) {
            errors.add(pending.object().dn(), "UNUSABLE_OBJECT", e.getMessage());
        }
    }

    public Set<JoinLookup> lookups() {
        lookups = new LinkedHashSet<>();
        for (PendingObject pending : batch) {
            if (scoped.containsKey(pending.id())) {
                lookups.addAll(rules.inbound().lookups(scoped.get(pending.id()), linkOf(pending)));
            }
        }
        return lookups;
    }

    public Set<UUID> metaverseIds() {
        Set<UUID> ids = new LinkedHashSet<>();
        batch.stream()
                .filter(PendingObject::linked)
                .forEach(pending -> ids.add(pending.link().metaverseId()));
        return ids;
    }

    private static Optional<Link> linkOf(PendingObject pending) {
        return pending.linked()
                ? Optional.of(new Link(
                        pending.object().connector(),
                        pending.object().anchor(),
                        pending.link().ruleId()))
                : Optional.empty();
    }

    /** @param loaded what the store has of {@link #metaverseIds()} and {@link #lookups()} */
    public void link(Collection<KnownMetaverseObject> loaded) {
        for (KnownMetaverseObject known : loaded) {
            before.put(known.object().id(), known);
            metaverse.put(known.object());
        }
        for (PendingObject pending : batch) {
            if (!pending.present()) {
                depart(pending);
            } else if (scoped.containsKey(pending.id())) {
                decide(pending, scoped.get(pending.id()));
            } else {
                keepLink(pending, "its attributes cannot be read");
            }
        }
    }

    private void depart(PendingObject pending) {
        cut(
                pending,
                pending.object() == null
                        ? Departure.OUT_OF_SCOPE
                        : pending.object().departed());
    }

    private void decide(PendingObject pending, ScopedObject object) {
        Optional<MetaverseObject> current =
                pending.linked() ? metaverse.find(pending.link().metaverseId().toString()) : Optional.empty();
        switch (rules.inbound().link(object, current, metaverse)) {
            case LinkDecision.Stays stays ->
                attach(pending, object, stays.metaverseId(), pending.link().status(), stays.ruleId());
            case LinkDecision.Joins joins ->
                attach(pending, object, joins.metaverseId(), ObjectLink.Status.JOINED, joins.ruleId());
            case LinkDecision.Projects projects -> project(pending, object, projects);
            case LinkDecision.Unlinked unlinked -> {
                cut(pending, Departure.OUT_OF_SCOPE);
                links.put(pending.id(), notLinked(pending, ObjectLink.Status.FILTERED, Reasons.of(unlinked)));
            }
            case LinkDecision.Failed failed -> {
                errors.add(pending.object().dn(), failed.problem());
                keepLink(pending, failed.problem().toString());
            }
        }
    }

    private void project(PendingObject pending, ScopedObject object, LinkDecision.Projects projects) {
        String id = Identities.metaverse(pending.id()).toString();
        metaverse.put(MetaverseObject.projected(id, projects.metaverseType(), link(pending, projects.ruleId())));
        attach(pending, object, id, ObjectLink.Status.PROJECTED, projects.ruleId());
    }

    private void attach(
            PendingObject pending, ScopedObject object, String metaverseId, ObjectLink.Status status, String ruleId) {
        UUID id = UUID.fromString(metaverseId);
        if (!pending.linked() || !pending.link().metaverseId().equals(id)) {
            cut(pending, Departure.OUT_OF_SCOPE);
            changedPlaces.add(pending.object().place());
        }
        metaverse.find(metaverseId).ifPresent(target -> metaverse.put(target.withLink(link(pending, ruleId))));
        concerned.add(metaverseId);
        ObjectLink.Status now = status == ObjectLink.Status.ERROR ? ObjectLink.Status.PROJECTED : status;
        links.put(
                pending.id(),
                new ObjectLink(
                        pending.id(),
                        id,
                        now,
                        ruleId,
                        object.membershipAttribute().map(Attributes::fold).orElse(null),
                        null));
    }

    private void cut(PendingObject pending, Departure why) {
        if (!pending.linked()) {
            return;
        }
        String id = pending.link().metaverseId().toString();
        metaverse.find(id).ifPresent(target -> metaverse.put(Links.without(target, pending.object())));
        concerned.add(id);
        departures.put(id, why);
        changedPlaces.add(pending.object().place());
    }

    private void keepLink(PendingObject pending, String reason) {
        if (pending.linked()) {
            concerned.add(pending.link().metaverseId().toString());
            links.put(
                    pending.id(),
                    new ObjectLink(
                            pending.id(),
                            pending.link().metaverseId(),
                            ObjectLink.Status.ERROR,
                            pending.link().ruleId(),
                            pending.link().membersFrom(),
                            reason));
        } else {
            links.put(pending.id(), notLinked(pending, ObjectLink.Status.ERROR, reason));
        }
    }

    private static ObjectLink notLinked(PendingObject pending, ObjectLink.Status status, String reason) {
        return new ObjectLink(pending.id(), null, status, null, null, reason);
    }

    private static Link link(PendingObject pending, String ruleId) {
        return new Link(pending.object().connector(), pending.object().anchor(), ruleId);
    }

    public Set<UUID> concerned() {
        Set<UUID> ids = new LinkedHashSet<>();
        concerned.forEach(id -> ids.add(UUID.fromString(id)));
        return ids;
    }

    /** @param others the contributors of {@link #concerned()} that are not of this batch */
    public InboundOutcome flow(Collection<PendingObject> others) {
        for (PendingObject other : others) {
            objects.put(other.id(), other);
            scope(other);
        }
        InboundFlow flow = new InboundFlow(rules, context, scoped, objects, before, errors);
        List<InboundOutcome.MetaverseState> states = new ArrayList<>();
        for (String id : concerned) {
            metaverse
                    .find(id)
                    .ifPresent(target ->
                            states.add(flow.into(target, departures.getOrDefault(id, Departure.OUT_OF_SCOPE))));
        }
        changedPlaces.addAll(flow.changedPlaces());
        flow.failures().forEach(this::markFailed);
        flow.abandoned().forEach(this::unlink);
        Map<UUID, Long> evaluated = new LinkedHashMap<>();
        batch.forEach(pending -> evaluated.put(pending.id(), pending.mark()));
        return new InboundOutcome(
                evaluated,
                links.values(),
                states,
                rules.rules().joinAttributes(),
                changedPlaces,
                errors.list(),
                read());
    }

    private InboundOutcome.Footprint read() {
        Set<UUID> ids = new HashSet<>(metaverseIds());
        ids.addAll(concerned());
        before.keySet().forEach(id -> ids.add(UUID.fromString(id)));
        Set<InboundOutcome.JoinValue> values = new HashSet<>();
        lookups.forEach(lookup -> values.add(InboundOutcome.JoinValue.of(lookup)));
        return new InboundOutcome.Footprint(new HashSet<>(objects.keySet()), ids, values);
    }

    private void markFailed(UUID objectId, String reason) {
        PendingObject pending = objects.get(objectId);
        ObjectLink link = links.getOrDefault(objectId, pending.link());
        links.put(
                objectId,
                new ObjectLink(
                        objectId,
                        link.metaverseId(),
                        ObjectLink.Status.ERROR,
                        link.ruleId(),
                        link.membersFrom(),
                        reason));
    }

    private void unlink(UUID objectId) {
        PendingObject pending = objects.get(objectId);
        links.put(
                objectId,
                notLinked(
                        pending,
                        ObjectLink.Status.FILTERED,
                        "no rule in scope keeps its metaverse object: only rules that join are"));
    }
}
