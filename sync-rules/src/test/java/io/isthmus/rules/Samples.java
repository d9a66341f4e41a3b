package io.isthmus.rules;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.inbound.BatchMetaverse;
import io.isthmus.rules.inbound.FlowResult;
import io.isthmus.rules.inbound.InboundSynchronization;
import io.isthmus.rules.inbound.LinkDecision;
import io.isthmus.rules.inbound.ScopedObject;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.rules.outbound.OutboundSynchronization;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.value.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends sample objects the whole way, from the connector space to the desired image. */
final class Samples {

    static final EvaluationContext CONTEXT = EvaluationContext.at(Instant.parse("2026-11-21T01:00:00Z"), 1);

    /** Base64 of 16 bytes. */
    static final String GUID = "AAECAwQFBgcICQoLDA0ODw==";

    private final RuleSet rules;
    private final InboundSynchronization inbound;
    private final OutboundSynchronization outbound;

    Samples(RuleSet rules) {
        this.rules = rules;
        this.inbound = new InboundSynchronization(rules);
        this.outbound = new OutboundSynchronization(rules);
    }

    static SourceObject activeDirectory(String objectClass, String cn, Map<String, List<String>> attributes) {
        Map<String, List<String>> all = new TreeMap<>(attributes);
        all.putIfAbsent("cn", List.of(cn));
        all.putIfAbsent("objectGUID", List.of(GUID));
        return new SourceObject(
                "contoso.com",
                GUID,
                "CN=" + cn + ",OU=Staff,DC=contoso,DC=com",
                objectClass,
                Attributes.of(all, List.of("objectGUID", "objectSid", "thumbnailPhoto")));
    }

    LinkDecision link(SourceObject object) {
        return inbound.link(inbound.scope(object), Optional.empty(), new BatchMetaverse(List.of()));
    }

    MetaverseObject metaverse(SourceObject... objects) {
        List<ScopedObject> scoped =
                List.of(objects).stream().map(inbound::scope).toList();
        if (!(link(objects[0]) instanceof LinkDecision.Projects projects)) {
            throw new AssertionError("not projected: " + link(objects[0]));
        }
        MetaverseObject projected = MetaverseObject.projected(
                "m1",
                projects.metaverseType(),
                new Link(objects[0].connector(), objects[0].anchor(), projects.ruleId()));
        return switch (inbound.flow(projected, scoped, true, CONTEXT)) {
            case FlowResult.Flowed flowed -> projected.withAttributes(flowed.attributes());
            case FlowResult.Failed failed ->
                throw new AssertionError(failed.problems().toString());
        };
    }

    FlowResult flow(SourceObject object) {
        LinkDecision.Projects projects = (LinkDecision.Projects) link(object);
        MetaverseObject projected = MetaverseObject.projected(
                "m1", projects.metaverseType(), new Link(object.connector(), object.anchor(), projects.ruleId()));
        return inbound.flow(projected, List.of(inbound.scope(object)), true, CONTEXT);
    }

    OutboundResult outbound(SourceObject... objects) {
        return outbound.evaluate(metaverse(objects), true, CONTEXT);
    }

    DesiredImage image(SourceObject... objects) {
        return switch (outbound(objects)) {
            case OutboundResult.Provisioned provisioned -> provisioned.image();
            case OutboundResult.NotProvisioned not ->
                throw new AssertionError(not.rules().toString());
            case OutboundResult.Failed failed ->
                throw new AssertionError(failed.problems().toString());
        };
    }

    /** The image's attributes that are not empty. */
    Map<String, List<String>> filled(SourceObject... objects) {
        Map<String, List<String>> filled = new TreeMap<>(image(objects).attributes());
        filled.values().removeIf(List::isEmpty);
        return filled;
    }

    RuleSet rules() {
        return rules;
    }
}
