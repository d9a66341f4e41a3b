package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.inbound.BatchMetaverse;
import io.isthmus.rules.inbound.FlowResult;
import io.isthmus.rules.inbound.LinkDecision;
import io.isthmus.rules.inbound.ScopedObject;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.metaverse.Links;
import io.isthmus.sync.rules.ObjectErrors;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.JoinValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides the links of a batch, one object after the other in the order of ids: an object can join what one before it has
 * projected, as it could if that had been of an earlier batch.
 *
 * <p>For one batch and one thread.
 */
final class BatchLinking {

    private final Scoped scoped;
    private final InboundEvaluation evaluation;
    private final BatchMetaverse metaverse;
    private final Map<String, KnownMetaverseObject> before = new HashMap<>();
    private final Map<UUID, ObjectLink> links = new LinkedHashMap<>();
    private final Set<String> concerned = new LinkedHashSet<>();
    private final Map<String, Departure> departures = new HashMap<>();
    private final Map<String, FlowResult> alone = new HashMap<>();
    private final Set<UUID> changedPlaces = new LinkedHashSet<>();
    private final Map<UUID, Set<JoinValue>> awaited = new LinkedHashMap<>();
    private final ObjectErrors errors = new ObjectErrors();

    BatchLinking(Scoped scoped, Collection<KnownMetaverseObject> loaded) {
        this.scoped = scoped;
        this.evaluation = scoped.evaluation();
        this.metaverse = new BatchMetaverse(evaluation.rules().rules().joinAttributes());
        for (KnownMetaverseObject known : loaded) {
            before.put(known.object().id(), known);
            metaverse.put(known.object());
        }
    }

    Linked linked() {
        for (PendingObject pending : scoped.batch()) {
            ScopedObject object = scoped.objects().get(pending.id());
            if (!pending.present()) {
                depart(pending);
            } else if (object != null) {
                decide(pending, object);
            } else {
                keepLink(pending, "its attributes cannot be read");
            }
        }
        List<MetaverseObject> targets = new ArrayList<>();
        concerned.forEach(id -> metaverse.find(id).map(this::asBefore).ifPresent(targets::add));
        return new Linked(scoped, links, targets, before, departures, alone, changedPlaces, awaited, errors.list());
    }

    /** A new object has nothing yet: what it was shown to joins with flows once all its contributors are known. */
    private MetaverseObject asBefore(MetaverseObject target) {
        Attributes attributes = before.containsKey(target.id()) ? target.attributes() : Attributes.none();
        return new MetaverseObject(
                target.id(), target.type(), attributes, Links.sorted(target.links()), target.valueCounts());
    }

    private void depart(PendingObject pending) {
        ConnectorSpaceObject gone = pending.object();
        boolean deleted = gone != null && gone.departed() == Departure.DELETED_AT_SOURCE;
        cut(pending, deleted ? Departure.DELETED_AT_SOURCE : Departure.OUT_OF_SCOPE);
        if (gone != null && gone.departed() == Departure.OUTSIDE_OF_GROUP) {
            links.put(
                    pending.id(), ObjectLink.none(pending.id(), ObjectLink.Status.FILTERED, Reasons.OUTSIDE_OF_GROUP));
        }
    }

    private void decide(PendingObject pending, ScopedObject object) {
        Optional<MetaverseObject> current =
                pending.linked() ? metaverse.find(pending.metaverseId().toString()) : Optional.empty();
        switch (evaluation.rules().inbound().link(object, current, metaverse)) {
            case LinkDecision.Stays stays -> attach(pending, object, stays.metaverseId(), stays.ruleId());
            case LinkDecision.Joins joins -> attach(pending, object, joins.metaverseId(), joins.ruleId());
            case LinkDecision.Projects projects -> project(pending, object, projects);
            case LinkDecision.Unlinked unlinked -> {
                cut(pending, Departure.OUT_OF_SCOPE);
                links.put(
                        pending.id(), ObjectLink.none(pending.id(), ObjectLink.Status.FILTERED, Reasons.of(unlinked)));
                if (unlinked.reason() == LinkDecision.Unlinked.Reason.NO_JOIN_PARTNER) {
                    awaited.put(pending.id(), scoped.joinValues(pending));
                }
            }
            case LinkDecision.Failed failed -> {
                errors.add(pending.image().dn(), failed.problem());
                keepLink(pending, failed.problem().toString());
            }
        }
    }

    private void project(PendingObject pending, ScopedObject object, LinkDecision.Projects projects) {
        String id = Identities.metaverse(pending.id()).toString();
        MetaverseObject projected =
                MetaverseObject.projected(id, projects.metaverseType(), link(pending, projects.ruleId()));
        metaverse.put(scoped.lookups().isEmpty() ? projected : shownToJoins(projected, object));
        attach(pending, object, id, projects.ruleId());
    }

    private MetaverseObject shownToJoins(MetaverseObject projected, ScopedObject object) {
        FlowResult result = evaluation.rules().inbound().flow(projected, List.of(object), true, evaluation.context());
        alone.put(projected.id(), result);
        return result instanceof FlowResult.Flowed flowed ? projected.withAttributes(flowed.attributes()) : projected;
    }

    private void attach(PendingObject pending, ScopedObject object, String metaverseId, String ruleId) {
        UUID id = UUID.fromString(metaverseId);
        if (!pending.linked() || !pending.metaverseId().equals(id)) {
            cut(pending, Departure.OUT_OF_SCOPE);
            changedPlaces.add(pending.image().place());
        }
        metaverse.find(metaverseId).ifPresent(target -> metaverse.put(target.withLink(link(pending, ruleId))));
        concerned.add(metaverseId);
        ObjectLink.Status status =
                id.equals(Identities.metaverse(pending.id())) ? ObjectLink.Status.PROJECTED : ObjectLink.Status.JOINED;
        String membersFrom = object.membershipAttribute().map(Attributes::fold).orElse(null);
        links.put(pending.id(), new ObjectLink(pending.id(), id, status, ruleId, membersFrom, null));
    }

    /** Where several leave at once, only if all of them were deleted is their metaverse object. */
    private void cut(PendingObject pending, Departure why) {
        if (!pending.linked()) {
            return;
        }
        String id = pending.metaverseId().toString();
        metaverse.find(id).ifPresent(target -> metaverse.put(Links.without(target, pending.image())));
        concerned.add(id);
        departures.merge(id, why, (one, other) -> one == other ? one : Departure.OUT_OF_SCOPE);
        changedPlaces.add(pending.image().place());
    }

    private void keepLink(PendingObject pending, String reason) {
        if (pending.linked()) {
            concerned.add(pending.metaverseId().toString());
            links.put(pending.id(), Objects.requireNonNull(pending.link()).failed(reason));
        } else {
            links.put(pending.id(), ObjectLink.none(pending.id(), ObjectLink.Status.ERROR, reason));
        }
    }

    private static Link link(PendingObject pending, String ruleId) {
        return new Link(pending.image().connector(), pending.image().anchor(), ruleId);
    }
}
