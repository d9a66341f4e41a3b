package io.isthmus.sync.lineage;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.rules.scoping.ScopeVerdict;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.lineage.LineageStore.Found;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.inbound.RuleInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the story of an object by asking the rules in force. */
final class Lineage {

    private final Optional<SynchronizationRules> rules;
    private final EvaluationContext context;

    /** @param rules empty where there are none, or they cannot be used */
    Lineage(Optional<SynchronizationRules> rules, EvaluationContext context) {
        this.rules = rules;
        this.context = context;
    }

    ObjectView of(Found found) {
        PendingObject pending = found.object();
        ConnectorSpaceObject object = pending.image();
        return new ObjectView(
                object.connector(),
                object.anchor(),
                object.dn(),
                object.objectClass(),
                verdict(found),
                object.observedAt(),
                object.runId(),
                object.departed() == null ? null : object.departed().name(),
                object.attributes(),
                object.binaryAttributes(),
                pending.memberCounts(),
                link(found),
                explain(pending),
                metaverse(found));
    }

    private static String verdict(Found found) {
        Departure departed = found.object().image().departed();
        if (departed != null) {
            return switch (departed) {
                case DELETED_AT_SOURCE -> "not synchronized: it was deleted at the source";
                case OUT_OF_SCOPE -> "not synchronized: it lies outside the containers of the source";
                case OUTSIDE_OF_GROUP ->
                    "not synchronized: it is no member of the group that its source is filtered by";
            };
        }
        ObjectLink link = found.object().link();
        if (link == null) {
            return "not evaluated yet: the next synchronization will";
        }
        if (link.status() == ObjectLink.Status.ERROR || !link.linked()) {
            return "not synchronized: " + link.reason();
        }
        KnownMetaverseObject metaverse = found.metaverse();
        if (metaverse == null || !metaverse.provisioned()) {
            return "in the metaverse, but no outbound rule provisions it";
        }
        return found.waiting() ? "synchronized; a change waits for the next synchronization" : "synchronized";
    }

    private static ObjectView.Link link(Found found) {
        ObjectLink link = found.object().link();
        return link == null
                ? new ObjectView.Link("PENDING", null, null)
                : new ObjectView.Link(link.status().name(), link.ruleId(), link.reason());
    }

    private List<ObjectView.RuleVerdict> explain(PendingObject pending) {
        if (rules.isEmpty() || !pending.present()) {
            return List.of();
        }
        return verdicts(rules.get().inbound().explain(RuleInput.of(pending)));
    }

    private static List<ObjectView.RuleVerdict> verdicts(List<ScopeVerdict> verdicts) {
        return verdicts.stream()
                .map(each -> new ObjectView.RuleVerdict(
                        each.ruleId(),
                        each.ruleName(),
                        each.inScope(),
                        each.failed().stream().map(Object::toString).toList()))
                .toList();
    }

    private ObjectView.@Nullable Metaverse metaverse(Found found) {
        KnownMetaverseObject known = found.metaverse();
        if (known == null) {
            return null;
        }
        MetaverseObject object = known.object();
        Optional<OutboundResult> result = rules.filter(present -> known.departed() == null)
                .map(present -> present.outbound().evaluate(object, false, context));
        return new ObjectView.Metaverse(
                object.id(),
                object.type(),
                plain(object.attributes()),
                object.links().stream()
                        .map(link -> link.connector() + "|" + link.anchor())
                        .toList(),
                known.provisioned(),
                known.targetAnchor(),
                known.departed() == null ? null : known.departed().name(),
                result.map(Lineage::desired).orElse(null),
                found.emitted(),
                result.map(Lineage::problems).orElse(List.of()));
    }

    private static ObjectView.@Nullable Desired desired(OutboundResult result) {
        return switch (result) {
            case OutboundResult.Provisioned yes ->
                new ObjectView.Desired(
                        yes.image().objectType(),
                        yes.image().attributes(),
                        yes.image().references());
            case OutboundResult.NotProvisioned no -> null;
            case OutboundResult.Failed failed -> null;
        };
    }

    private static List<String> problems(OutboundResult result) {
        return switch (result) {
            case OutboundResult.Provisioned yes -> List.of();
            case OutboundResult.NotProvisioned no ->
                verdicts(no.rules()).stream()
                        .map(rule -> rule.name() + " wants " + String.join("; ", rule.failed()))
                        .toList();
            case OutboundResult.Failed failed ->
                failed.problems().stream().map(Object::toString).toList();
        };
    }

    private static Map<String, List<String>> plain(Attributes attributes) {
        Map<String, List<String>> plain = new TreeMap<>();
        attributes
                .all()
                .forEach(attribute -> plain.put(
                        attribute.name(),
                        attribute.values().stream().map(Value::plain).toList()));
        return plain;
    }
}
