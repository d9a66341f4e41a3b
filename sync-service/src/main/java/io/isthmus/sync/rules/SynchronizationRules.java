package io.isthmus.sync.rules;

import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.rules.inbound.InboundSynchronization;
import io.isthmus.rules.outbound.OutboundSynchronization;
import io.isthmus.rules.rule.RuleSet;

/**
 * The rules in force.
 *
 * @param contexts in which source those are looked for whom references name
 * @param looksAtTime whether the outcome may change though nothing does but the time
 * @param fingerprint changes whenever any rule does, or references lead elsewhere
 */
public record SynchronizationRules(
        RuleSet rules,
        InboundSynchronization inbound,
        OutboundSynchronization outbound,
        NamingContexts contexts,
        boolean looksAtTime,
        String fingerprint) {

    public static SynchronizationRules of(RuleSet rules, String fingerprint) {
        return of(rules, NamingContexts.NONE, fingerprint);
    }

    public static SynchronizationRules of(RuleSet rules, NamingContexts contexts, String fingerprint) {
        return new SynchronizationRules(
                rules,
                new InboundSynchronization(rules),
                new OutboundSynchronization(rules),
                contexts,
                rules.looksAtTime(),
                fingerprint);
    }
}
