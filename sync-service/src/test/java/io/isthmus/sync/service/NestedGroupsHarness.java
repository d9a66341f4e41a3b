package io.isthmus.sync.service;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.inbound.InboundBatches;
import io.isthmus.sync.synchronizing.inbound.InboundEvaluation;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import io.isthmus.sync.synchronizing.outbound.BatchStream;
import io.isthmus.sync.synchronizing.outbound.Grace;
import io.isthmus.sync.synchronizing.outbound.OutboundBatches;
import io.isthmus.sync.synchronizing.outbound.OutboundStore;
import io.isthmus.sync.synchronizing.sent.MembersFingerprint;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Synchronizes people and groups by deltas only: nothing is evaluated but what was noted. {@code nesting} of a group says what becomes of groups in it. */
record NestedGroupsHarness(
        ConnectorSpace space,
        InboundStore inbound,
        OutboundStore outbound,
        BatchStream stream,
        Transactions transactions) {

    private static final EvaluationContext CONTEXT = EvaluationContext.at(Instant.EPOCH, 0);
    private static final SynchronizationRules RULES = SynchronizationRules.of(
            RuleSet.of(Stream.of(
                            in("person", "user"),
                            in("group", "group").direct("member", "member").direct("memberNesting", "nesting"),
                            out("user"),
                            out("group").direct("member", "member").direct("memberNesting", "memberNesting"))
                    .map(NestedGroupsHarness::rule)
                    .toList()),
            "nested groups");

    private static RuleBuilder in(String source, String target) {
        return RuleBuilder.inbound("in " + source)
                .types(source, target)
                .link(LinkType.PROVISION)
                .direct("sourceAnchor", "uid")
                .direct("hidden", "hidden");
    }

    private static RuleBuilder out(String type) {
        return RuleBuilder.outbound("out " + type)
                .types(type, type)
                .link(LinkType.PROVISION)
                .scopeGroup(new RuleBuilder.Condition("hidden", "NOTEQUAL", "yes"))
                .direct("sourceAnchor", "sourceAnchor");
    }

    private static SynchronizationRule rule(RuleBuilder builder) {
        return switch (builder.build()) {
            case RuleReading.Readable readable -> readable.rule();
            case RuleReading.Unreadable unreadable -> throw new AssertionError(unreadable.problems());
        };
    }

    List<ChangeMessage> group(String connector, String name, String nesting, String... members) {
        return List.of(
                observed(
                        connector,
                        name,
                        "group",
                        Map.of("uid", List.of(connector + name), "nesting", List.of(nesting))),
                members(connector, name, members).getFirst());
    }

    /** A group with its security identifier. */
    List<ChangeMessage> known(String connector, String name, String sid) {
        return List.of(observed(
                connector, name, "group", Map.of("uid", List.of(connector + name), "objectSid", List.of(sid))));
    }

    List<ChangeMessage> members(String connector, String name, String... members) {
        return List.of(new MembersObserved(
                1,
                "run",
                connector,
                name,
                "member",
                0,
                1,
                Stream.of(members).map(NestedGroupsHarness::dn).toList()));
    }

    List<ChangeMessage> person(String connector, String name) {
        return List.of(observed(connector, name, "person", Map.of("uid", List.of(connector + name))));
    }

    private static ObjectObserved observed(
            String connector, String name, String objectClass, Map<String, List<String>> attributes) {
        return new ObjectObserved(
                1, "run", connector, name, dn(name), objectClass, attributes, List.of("objectSid"), Instant.EPOCH);
    }

    private static String dn(String name) {
        return "cn=" + name + ",dc=example";
    }

    /** The fingerprint of a bucket. */
    UUID members(int notKnownYet, String... members) {
        return MembersFingerprint.of(new DesiredMembers(1, "run", "any", 0, 1, List.of(members), notKnownYet));
    }

    void take(List<ChangeMessage> messages) {
        space.take(Arrivals.of(messages), "a.topic", Map.of(), false);
    }

    RunTally synchronize() {
        evaluate();
        return tell();
    }

    void evaluate() {
        new InboundBatches(inbound, new InboundEvaluation(RULES, CONTEXT), false, 100, new RunTally(), done -> {})
                .run();
    }

    RunTally tell() {
        RunTally tally = new RunTally();
        outbound.noteUnsettled();
        new OutboundBatches("run", outbound, stream, RULES, CONTEXT, Grace.NONE, 100, tally, done -> {}).run();
        return tally;
    }

    /** Fingerprints of the first buckets that were told, by target anchor. */
    Map<String, UUID> told(String prefix) {
        Map<String, UUID> told = new HashMap<>();
        transactions.run(
                tx -> tx.sql("select target_anchor, fingerprint from emitted_members where bucket = 0 and target_anchor"
                                + " like :anchors")
                        .with("anchors", prefix + "%")
                        .each(row -> told.put(row.text("target_anchor"), row.uuid("fingerprint"))));
        return told;
    }
}
