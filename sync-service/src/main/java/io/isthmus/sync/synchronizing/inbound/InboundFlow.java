package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.inbound.FlowResult;
import io.isthmus.rules.inbound.ScopedObject;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.Origin;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.rules.ObjectErrors;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Flows everything joined to a metaverse object into it, and sees whether it should exist at the target.
 *
 * <pre>
 * contributors            flow      the metaverse object
 * none, or only joining             departed; the joining ones are let go
 * some                    fails     stays as it was; its contributors are in error
 * some                    succeeds  has what flowed
 * </pre>
 */
public final class InboundFlow {

    private static final String MEMBERS = Attributes.fold(MetaverseSchema.MEMBER);

    private final SynchronizationRules rules;
    private final EvaluationContext context;
    private final Map<UUID, ScopedObject> scoped;
    private final Map<UUID, PendingObject> objects;
    private final Map<String, KnownMetaverseObject> before;
    private final ObjectErrors errors;
    private final Set<UUID> changedPlaces = new LinkedHashSet<>();
    private final Map<UUID, String> failures = new LinkedHashMap<>();
    private final List<UUID> abandoned = new ArrayList<>();

    InboundFlow(
            SynchronizationRules rules,
            EvaluationContext context,
            Map<UUID, ScopedObject> scoped,
            Map<UUID, PendingObject> objects,
            Map<String, KnownMetaverseObject> before,
            ObjectErrors errors) {
        this.rules = rules;
        this.context = context;
        this.scoped = scoped;
        this.objects = objects;
        this.before = before;
        this.errors = errors;
    }

    Set<UUID> changedPlaces() {
        return changedPlaces;
    }

    /** Objects whose flow failed, and why. */
    Map<UUID, String> failures() {
        return failures;
    }

    /** Objects that lost their metaverse object, because they only joined it. */
    List<UUID> abandoned() {
        return abandoned;
    }

    /** @param why the reason if nobody is left */
    MetaverseState into(MetaverseObject target, Departure why) {
        List<UUID> contributors = contributors(target);
        if (contributors.isEmpty()) {
            return departed(target, why);
        }
        if (contributors.stream()
                        .noneMatch(
                                id -> scoped.containsKey(id) && scoped.get(id).keepsMetaverseObject())
                && contributors.stream().allMatch(scoped::containsKey)) {
            abandoned.addAll(contributors);
            changed(contributors);
            return departed(target, Departure.OUT_OF_SCOPE);
        }
        KnownMetaverseObject known = before.get(target.id());
        List<ScopedObject> flowing =
                contributors.stream().map(scoped::get).filter(Objects::nonNull).toList();
        if (flowing.size() < contributors.size()) {
            return unchanged(target, known);
        }
        return switch (rules.inbound().flow(target, flowing, known == null, context)) {
            case FlowResult.Flowed flowed -> flowed(target, flowed.attributes(), known, contributors);
            case FlowResult.Failed failed -> {
                PendingObject first = objects.get(contributors.getFirst());
                failed.problems().forEach(problem -> errors.add(first.object().dn(), problem));
                contributors.forEach(
                        id -> failures.put(id, failed.problems().getFirst().toString()));
                yield unchanged(target, known);
            }
        };
    }

    private MetaverseState flowed(
            MetaverseObject target, Attributes attributes, KnownMetaverseObject known, List<UUID> contributors) {
        MetaverseObject next =
                new MetaverseObject(target.id(), target.type(), attributes, target.links(), counts(contributors));
        KnownMetaverseObject state = existence(next, known);
        if (known == null
                || known.provisioned() != state.provisioned()
                || !Objects.equals(known.targetAnchor(), state.targetAnchor())) {
            changed(contributors);
        }
        return new MetaverseState(state, known, references(next));
    }

    private KnownMetaverseObject existence(MetaverseObject next, KnownMetaverseObject known) {
        boolean creating = known == null || !known.provisioned();
        String anchor = known == null ? null : known.targetAnchor();
        return switch (rules.outbound().evaluate(next, creating, context)) {
            case OutboundResult.Provisioned yes ->
                new KnownMetaverseObject(next, true, yes.image().targetAnchor(), source(next), null);
            case OutboundResult.NotProvisioned no -> new KnownMetaverseObject(next, false, anchor, source(next), null);
            case OutboundResult.Failed failed -> // outbound synchronization will name the fault
                new KnownMetaverseObject(next, known != null && known.provisioned(), anchor, source(next), null);
        };
    }

    private MetaverseState departed(MetaverseObject target, Departure why) {
        KnownMetaverseObject known = before.get(target.id());
        String anchor = known == null ? null : known.targetAnchor();
        MetaverseObject lonely =
                new MetaverseObject(target.id(), target.type(), target.attributes(), List.of(), Map.of());
        String source = known == null ? null : known.source();
        return new MetaverseState(new KnownMetaverseObject(lonely, false, anchor, source, why), known, Set.of());
    }

    private MetaverseState unchanged(MetaverseObject target, KnownMetaverseObject known) {
        boolean provisioned = known != null && known.provisioned();
        String anchor = known == null ? null : known.targetAnchor();
        return new MetaverseState(
                new KnownMetaverseObject(target, provisioned, anchor, source(target), null), known, references(target));
    }

    private String source(MetaverseObject object) {
        ConnectorSpaceObject first =
                objects.get(contributors(object).getFirst()).object();
        return Origin.of(first).toString();
    }

    private static List<UUID> contributors(MetaverseObject target) {
        return target.links().stream()
                .map(link -> Identities.object(link.connector(), link.anchor()))
                .toList();
    }

    private Map<String, Integer> counts(List<UUID> contributors) {
        Map<String, Integer> counts = new HashMap<>();
        for (UUID id : contributors) {
            scoped.get(id)
                    .membershipAttribute()
                    .map(name -> objects.get(id).memberCounts().getOrDefault(Attributes.fold(name), 0))
                    .ifPresent(count -> counts.merge(MEMBERS, count, Integer::sum));
        }
        return counts;
    }

    private void changed(List<UUID> contributors) {
        contributors.forEach(id -> changedPlaces.add(objects.get(id).object().place()));
    }

    /** Where references lead: a DN is looked for in the directories that contribute to the object. */
    private static Set<UUID> references(MetaverseObject object) {
        Set<UUID> places = new LinkedHashSet<>();
        for (Attributes.Attribute attribute : object.attributes().all()) {
            if (MetaverseSchema.isReference(attribute.name()) && !MetaverseSchema.isMembership(attribute.name())) {
                for (Link link : object.links()) {
                    attribute.values().forEach(value -> places.add(Identities.place(link.connector(), value.plain())));
                }
            }
        }
        return places;
    }
}
