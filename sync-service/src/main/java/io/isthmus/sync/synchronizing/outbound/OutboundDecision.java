package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.List;
import java.util.Locale;

/** What should become of a metaverse object at the target. */
sealed interface OutboundDecision {

    /** It should exist, and look so. */
    record Provision(DesiredImage image) implements OutboundDecision {}

    /** It should not exist. */
    record Deprovision(DesiredAbsence.Reason reason) implements OutboundDecision {}

    /** It is in error: what the target has stays. */
    record Failed(List<ObjectProblem> problems) implements OutboundDecision {}

    /** Another object has its anchor at the target. */
    record AnchorTaken(String targetAnchor) implements OutboundDecision {}

    static OutboundDecision of(OutboundObject object, SynchronizationRules rules, EvaluationContext context) {
        KnownMetaverseObject known = object.known();
        if (known.departed() != null) {
            return new Deprovision(reason(known.departed()));
        }
        boolean creating = object.emitted().stream().noneMatch(emitted -> mine(object, emitted) && !emitted.absent());
        return switch (rules.outbound().evaluate(known.object(), creating, context)) {
            case OutboundResult.Provisioned yes ->
                object.emitted().stream().anyMatch(emitted -> takenByAnother(object, emitted, yes.image()))
                        ? new AnchorTaken(yes.image().targetAnchor())
                        : new Provision(yes.image());
            case OutboundResult.NotProvisioned no -> new Deprovision(DesiredAbsence.Reason.OUT_OF_SCOPE);
            case OutboundResult.Failed failed -> new Failed(failed.problems());
        };
    }

    private static DesiredAbsence.Reason reason(Departure departure) {
        return switch (departure) {
            case DELETED_AT_SOURCE -> DesiredAbsence.Reason.DELETED_AT_SOURCE;
            case OUT_OF_SCOPE, OUTSIDE_OF_GROUP -> DesiredAbsence.Reason.OUT_OF_SCOPE;
        };
    }

    static ObjectType type(DesiredImage image) {
        return ObjectType.valueOf(image.objectType().toUpperCase(Locale.ROOT));
    }

    private static boolean mine(OutboundObject object, SentImage emitted) {
        return object.id().equals(emitted.metaverseId());
    }

    private static boolean takenByAnother(OutboundObject object, SentImage emitted, DesiredImage image) {
        return !mine(object, emitted)
                && emitted.held()
                && !emitted.absent()
                && emitted.targetAnchor().equals(image.targetAnchor());
    }
}
