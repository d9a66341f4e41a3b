package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.expression.evaluation.Horizon;
import io.isthmus.rules.inbound.FlowResult;
import io.isthmus.rules.inbound.ScopedObject;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.PrimaryMembers;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.Origin;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.rules.ObjectErrors;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Flows everything joined to a metaverse object into it, and sees whether it should exist at the target.
 *
 * <pre>
 * contributors                      flow      the metaverse object
 * none                                        departed, as its last contributor was
 * only joining                                departed, out of scope; they are released
 * one cannot be evaluated                     stays as it was
 * all can                           fails     stays as it was; its contributors are in error
 * all can                           succeeds  has what flowed
 * </pre>
 *
 * @param before metaverse objects that were there
 * @param alone what flows into a new object if only the object flows that it was projected from
 */
record InboundFlow(
        InboundEvaluation evaluation,
        Contributors contributors,
        Map<String, KnownMetaverseObject> before,
        Map<String, FlowResult> alone) {

    private static final String MEMBERS = Attributes.fold(MetaverseSchema.MEMBER);

    /** @param why the reason if nobody is left */
    Flowed into(MetaverseObject target, Departure why) {
        KnownMetaverseObject known = before.get(target.id());
        if (target.links().isEmpty()) {
            return Flowed.of(departed(target, known, why), List.of());
        }
        if (!contributors.complete(target)) {
            return Flowed.of(unchanged(target, known), List.of());
        }
        if (contributors.flowing(target).stream().noneMatch(ScopedObject::keepsMetaverseObject)) {
            return released(target, known);
        }
        if (!evaluation.looksAtTime()) {
            return evaluated(target, known, evaluation.context());
        }
        Horizon horizon = new Horizon();
        return evaluated(target, known, evaluation.context().noting(horizon)).until(horizon.until());
    }

    private Flowed evaluated(MetaverseObject target, @Nullable KnownMetaverseObject known, EvaluationContext context) {
        return switch (result(target, known, context)) {
            case FlowResult.Flowed flowed -> flowed(target, flowed.attributes(), known, context);
            case FlowResult.Failed failed -> failed(target, failed.problems(), known);
        };
    }

    /** What has flowed before cannot say until when it lasts. */
    private FlowResult result(MetaverseObject target, @Nullable KnownMetaverseObject known, EvaluationContext context) {
        List<ScopedObject> flowing = contributors.flowing(target);
        FlowResult done = flowing.size() == 1 && context.horizon() == null ? alone.get(target.id()) : null;
        return done != null ? done : evaluation.rules().inbound().flow(target, flowing, known == null, context);
    }

    private Flowed flowed(
            MetaverseObject target,
            Attributes attributes,
            @Nullable KnownMetaverseObject known,
            EvaluationContext context) {
        MetaverseObject next = new MetaverseObject(
                target.id(), target.type(), attributes, target.links(), memberCounts(contributors.of(target)));
        KnownMetaverseObject state = existence(next, known, context);
        boolean elsewhere = known == null
                || known.provisioned() != state.provisioned()
                || !Objects.equals(known.targetAnchor(), state.targetAnchor());
        return Flowed.of(
                new MetaverseState(state, known, references(next)),
                elsewhere ? contributors.places(target) : List.of());
    }

    private Flowed failed(MetaverseObject target, List<ObjectProblem> problems, @Nullable KnownMetaverseObject known) {
        ObjectErrors errors = new ObjectErrors();
        String dn = first(target).dn();
        problems.forEach(problem -> errors.add(dn, problem));
        Optional<String> failure = Optional.of(problems.getFirst().toString());
        return new Flowed(unchanged(target, known), List.of(), List.of(), failure, errors.list());
    }

    private Flowed released(MetaverseObject target, @Nullable KnownMetaverseObject known) {
        return new Flowed(
                departed(target, known, Departure.OUT_OF_SCOPE),
                contributors.places(target),
                contributors.of(target),
                Optional.empty(),
                List.of());
    }

    private KnownMetaverseObject existence(
            MetaverseObject next, @Nullable KnownMetaverseObject known, EvaluationContext context) {
        boolean provisioned = known != null && known.provisioned();
        String anchor = known == null ? null : known.targetAnchor();
        return switch (evaluation.rules().outbound().evaluate(next, !provisioned, context)) {
            case OutboundResult.Provisioned yes ->
                new KnownMetaverseObject(
                        next,
                        true,
                        yes.image().targetAnchor(),
                        source(next),
                        null,
                        yes.image().choice());
            case OutboundResult.NotProvisioned no ->
                new KnownMetaverseObject(next, false, anchor, source(next), null, hidden(next));
            case OutboundResult.Failed failed -> // outbound synchronization will name the fault
                new KnownMetaverseObject(next, provisioned, anchor, source(next), null, choice(known));
        };
    }

    private static MetaverseState departed(
            MetaverseObject target, @Nullable KnownMetaverseObject known, Departure why) {
        MetaverseObject lonely =
                new MetaverseObject(target.id(), target.type(), target.attributes(), List.of(), Map.of());
        String anchor = known == null ? null : known.targetAnchor();
        String source = known == null ? null : known.source();
        return new MetaverseState(
                new KnownMetaverseObject(lonely, false, anchor, source, why, MembershipChoice.USUAL), known, Set.of());
    }

    private static MembershipChoice choice(@Nullable KnownMetaverseObject known) {
        return known == null ? MembershipChoice.USUAL : known.choice();
    }

    /** Of a group that is not for the target, but may be in one that is: who is in it is what inbound rules say. */
    private static MembershipChoice hidden(MetaverseObject group) {
        PrimaryMembers primary = group.valuesOf(MetaverseSchema.PRIMARY_MEMBERS).stream()
                .findFirst()
                .flatMap(said -> PrimaryMembers.named(said.plain()))
                .orElse(PrimaryMembers.LEAVE_OUT);
        return new MembershipChoice(MemberNesting.KEEP, primary);
    }

    private MetaverseState unchanged(MetaverseObject target, @Nullable KnownMetaverseObject known) {
        boolean provisioned = known != null && known.provisioned();
        String anchor = known == null ? null : known.targetAnchor();
        return new MetaverseState(
                new KnownMetaverseObject(target, provisioned, anchor, source(target), null, choice(known)),
                known,
                references(target));
    }

    private String source(MetaverseObject object) {
        return first(object).toString();
    }

    private Origin first(MetaverseObject object) {
        return Origin.of(
                contributors.pending(contributors.of(object).getFirst()).image());
    }

    private Map<String, Integer> memberCounts(List<UUID> ids) {
        Map<String, Integer> counts = new HashMap<>();
        for (UUID id : ids) {
            Optional.ofNullable(contributors.scoped().get(id))
                    .flatMap(ScopedObject::membershipAttribute)
                    .map(name -> contributors.pending(id).memberCounts().getOrDefault(Attributes.fold(name), 0))
                    .ifPresent(count -> counts.merge(MEMBERS, count, Integer::sum));
        }
        return counts;
    }

    /** Where references lead: a DN is looked for in the directories that contribute to the object, or to which it leads from there. */
    private Set<UUID> references(MetaverseObject object) {
        Set<UUID> places = new LinkedHashSet<>();
        for (Attributes.Attribute attribute : object.attributes().all()) {
            if (MetaverseSchema.isReference(attribute.name()) && !MetaverseSchema.isMembership(attribute.name())) {
                for (Link link : object.links()) {
                    attribute
                            .values()
                            .forEach(value -> places.add(Identities.reference(
                                    evaluation.rules().contexts(), link.connector(), value.plain())));
                }
            }
        }
        return places;
    }
}
