package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.List;

/** What should become of a metaverse object at the target. */
public sealed interface OutboundDecision {

    /** It should exist, and look so. */
    record Wanted(DesiredImage image) implements OutboundDecision {}

    /** It should not exist. */
    record Unwanted(DesiredAbsence.Reason reason) implements OutboundDecision {}

    /** It is in error: what the target has stays. */
    record Faulty(List<ObjectProblem> problems) implements OutboundDecision {}

    /** Another object has its anchor at the target. */
    record Conflict(String targetAnchor) implements OutboundDecision {}

    static OutboundDecision of(OutboundObject object, SynchronizationRules rules, EvaluationContext context) {
        KnownMetaverseObject known = object.known();
        if (known.departed() != null) {
            return new Unwanted(DesiredAbsence.Reason.valueOf(known.departed().name()));
        }
        boolean creating = object.emitted().stream().noneMatch(emitted -> mine(object, emitted) && !emitted.absent());
        return switch (rules.outbound().evaluate(known.object(), creating, context)) {
            case OutboundResult.Provisioned yes ->
                object.emitted().stream().anyMatch(emitted -> takenByAnother(object, emitted, yes.image()))
                        ? new Conflict(yes.image().targetAnchor())
                        : new Wanted(yes.image());
            case OutboundResult.NotProvisioned no -> new Unwanted(DesiredAbsence.Reason.OUT_OF_SCOPE);
            case OutboundResult.Failed failed -> new Faulty(failed.problems());
        };
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
