package io.isthmus.sync.rules;

import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.rules.rule.JoinCondition;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleReading;

/** Makes a rule that runs of a rule's document. */
final class RuleTranslation {

    private RuleTranslation() {}

    static RuleReading translate(RuleDocument document) {
        RuleBuilder rule = document.direction() == RuleDocument.Direction.OUTBOUND
                ? RuleBuilder.outbound(document.id())
                : RuleBuilder.inbound(document.id());
        rule.named(document.name())
                .connector(document.connector())
                .types(document.sourceType(), document.targetType())
                .precedence(document.precedence())
                .link(LinkType.valueOf(document.linkType().name()));
        for (RuleDocument.ScopeGroup group : document.scope()) {
            rule.scopeGroup(group.conditions().stream()
                    .map(each -> new RuleBuilder.Condition(each.attribute(), each.operator(), each.value()))
                    .toList());
        }
        for (RuleDocument.JoinGroup group : document.joins()) {
            rule.joinGroup(group.conditions().stream()
                    .map(each ->
                            new JoinCondition(each.sourceAttribute(), each.metaverseAttribute(), each.caseSensitive()))
                    .toList());
        }
        document.flows().forEach(flow -> flow(rule, flow));
        return rule.build();
    }

    private static void flow(RuleBuilder rule, RuleDocument.Flow flow) {
        MergeType merge = MergeType.valueOf(flow.merge().name());
        switch (flow.kind()) {
            case DIRECT -> rule.direct(flow.target(), flow.source(), merge, flow.executeOnce());
            case CONSTANT -> rule.constant(flow.target(), flow.source(), merge, flow.executeOnce());
            case EXPRESSION -> rule.expression(flow.target(), flow.source(), merge, flow.executeOnce());
        }
    }
}
