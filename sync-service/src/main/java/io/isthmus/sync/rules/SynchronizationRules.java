package io.isthmus.sync.rules;

import io.isthmus.rules.inbound.InboundSynchronization;
import io.isthmus.rules.outbound.OutboundSynchronization;
import io.isthmus.rules.rule.RuleSet;

/**
 * The rules in force.
 *
 * @param fingerprint changes whenever any rule does
 */
public record SynchronizationRules(
        RuleSet rules, InboundSynchronization inbound, OutboundSynchronization outbound, String fingerprint) {

    public static SynchronizationRules of(RuleSet rules, String fingerprint) {
        return new SynchronizationRules(
                rules, new InboundSynchronization(rules), new OutboundSynchronization(rules), fingerprint);
    }
}
