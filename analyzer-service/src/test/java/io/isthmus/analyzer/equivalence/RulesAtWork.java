package io.isthmus.analyzer.equivalence;

import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.inbound.BatchMetaverse;
import io.isthmus.rules.inbound.FlowResult;
import io.isthmus.rules.inbound.InboundSynchronization;
import io.isthmus.rules.inbound.LinkDecision;
import io.isthmus.rules.inbound.ScopedObject;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.rules.outbound.OutboundSynchronization;
import io.isthmus.rules.rule.JoinCondition;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rules of a settings document, run by the engine on one object of a source. */
final class RulesAtWork {

    private final EvaluationContext context;
    private final RuleSet rules;
    private final InboundSynchronization inbound;
    private final OutboundSynchronization outbound;

    /** @param shortName of the domain, which rules ask for and only an export tells */
    RulesAtWork(Collection<RuleDocument> documents, String shortName) {
        this.context =
                new EvaluationContext(Instant.parse("2026-11-21T01:00:00Z"), 1, Map.of("Domain.Netbios", shortName));
        this.rules = RuleSet.of(documents.stream().map(RulesAtWork::rule).toList());
        this.inbound = new InboundSynchronization(rules);
        this.outbound = new OutboundSynchronization(rules);
    }

    /** What the target is to hold of an object. */
    sealed interface Outcome {

        /** Nobody there. */
        record Absent() implements Outcome {}

        /** An error that is shown to people; the target keeps what it has. */
        record InError(ObjectProblem.Kind kind) implements Outcome {}

        /** @param values those that are not empty; references among them */
        record Present(String type, String anchor, boolean members, Map<String, List<String>> values)
                implements Outcome {}
    }

    Outcome outcome(SourceObject object) {
        return outcomes(List.of(object)).getFirst();
    }

    /** Of objects that come one after the other and may join each other: one for each that is not joined to one before. */
    List<Outcome> outcomes(List<SourceObject> objects) {
        BatchMetaverse metaverse = new BatchMetaverse(rules.joinAttributes());
        Map<String, List<ScopedObject>> contributors = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (SourceObject object : objects) {
            ScopedObject scoped = inbound.scope(object);
            switch (inbound.link(scoped, Optional.empty(), metaverse)) {
                case LinkDecision.Projects(String type, String ruleId) -> {
                    String id = "m" + contributors.size();
                    contributors.put(id, new ArrayList<>(List.of(scoped)));
                    flow(
                            MetaverseObject.projected(id, type, new Link(object.connector(), object.anchor(), ruleId)),
                            contributors,
                            metaverse,
                            outcomes);
                }
                case LinkDecision.Joins(String id, String ruleId, int group) -> {
                    contributors.get(id).add(scoped);
                    MetaverseObject joined = metaverse.find(id).orElseThrow();
                    flow(
                            joined.withLink(new Link(object.connector(), object.anchor(), ruleId)),
                            contributors,
                            metaverse,
                            outcomes);
                }
                case LinkDecision.Failed(ObjectProblem problem) -> outcomes.add(new Outcome.InError(problem.kind()));
                case LinkDecision.Unlinked unlinked -> outcomes.add(new Outcome.Absent());
                case LinkDecision.Stays stays -> throw new IllegalStateException("there was no link");
            }
        }
        contributors.keySet().forEach(id -> metaverse.find(id).ifPresent(object -> outcomes.add(outbound(object))));
        return outcomes;
    }

    private void flow(
            MetaverseObject object,
            Map<String, List<ScopedObject>> contributors,
            BatchMetaverse metaverse,
            List<Outcome> outcomes) {
        boolean creating = contributors.get(object.id()).size() == 1;
        switch (inbound.flow(object, contributors.get(object.id()), creating, context)) {
            case FlowResult.Failed(var problems) ->
                outcomes.add(new Outcome.InError(problems.getFirst().kind()));
            case FlowResult.Flowed flowed -> metaverse.put(object.withAttributes(flowed.attributes()));
        }
    }

    private Outcome outbound(MetaverseObject object) {
        return switch (outbound.evaluate(object, true, context)) {
            case OutboundResult.Failed(var problems) ->
                new Outcome.InError(problems.getFirst().kind());
            case OutboundResult.NotProvisioned nobody -> new Outcome.Absent();
            case OutboundResult.Provisioned provisioned -> present(provisioned.image());
        };
    }

    private static Outcome present(DesiredImage image) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(image.attributes());
        values.putAll(image.references());
        values.values().removeIf(List::isEmpty);
        return new Outcome.Present(image.objectType(), image.targetAnchor(), image.membersManaged(), values);
    }

    /** As the synchronization service reads a document: it must be readable there without a problem. */
    static SynchronizationRule rule(RuleDocument document) {
        RuleBuilder rule = document.direction() == RuleDocument.Direction.OUTBOUND
                ? RuleBuilder.outbound(document.id())
                : RuleBuilder.inbound(document.id());
        rule.connector(document.connector())
                .types(document.sourceType(), document.targetType())
                .precedence(document.precedence())
                .link(LinkType.valueOf(document.linkType().name()));
        document.scope()
                .forEach(group -> rule.scopeGroup(group.conditions().stream()
                        .map(each -> new RuleBuilder.Condition(each.attribute(), each.operator(), each.value()))
                        .toList()));
        document.joins()
                .forEach(group -> rule.joinGroup(group.conditions().stream()
                        .map(each -> new JoinCondition(
                                each.sourceAttribute(), each.metaverseAttribute(), each.caseSensitive()))
                        .toList()));
        document.flows().forEach(flow -> {
            MergeType merge = MergeType.valueOf(flow.merge().name());
            switch (flow.kind()) {
                case DIRECT -> rule.direct(flow.target(), flow.source(), merge, flow.executeOnce());
                case CONSTANT -> rule.constant(flow.target(), flow.source(), merge, flow.executeOnce());
                case EXPRESSION -> rule.expression(flow.target(), flow.source(), merge, flow.executeOnce());
            }
        });
        return switch (rule.build()) {
            case RuleReading.Readable(SynchronizationRule readable) -> readable;
            case RuleReading.Unreadable(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
