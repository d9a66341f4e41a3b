package io.isthmus.sync.synchronizing;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.rule.JoinCondition;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.rules.SynchronizationRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The harbor has two directories: {@code hr} says who works there, {@code ad} how they are called; {@code doors} knows some of
 * them, too, but lets nobody exist. People are joined by {@code employeeID}.
 */
public final class Harbor {

    public static final EvaluationContext CONTEXT = EvaluationContext.at(Instant.EPOCH, 0);

    private static final JoinCondition BY_NUMBER = new JoinCondition("employeeID", "employeeID", false);

    private Harbor() {}

    public static SynchronizationRules rules() {
        return rules(Stream.of(hr(), ad(), doors(), outbound()));
    }

    /** With another rule that joins people of {@code ad}. */
    public static SynchronizationRules ambiguousRules() {
        SynchronizationRule other = rule(RuleBuilder.inbound("ad by mail")
                .connector("ad")
                .types("person", "user")
                .precedence(60)
                .scopeGroup(new RuleBuilder.Condition("mail", "ISNOTNULL", ""))
                .joinGroup(new JoinCondition("mail", "mail", false))
                .direct("mail", "mail"));
        return rules(Stream.of(hr(), ad(), doors(), outbound(), other));
    }

    private static SynchronizationRules rules(Stream<SynchronizationRule> rules) {
        return SynchronizationRules.of(RuleSet.of(rules.toList()), "fingerprint");
    }

    private static SynchronizationRule hr() {
        return rule(RuleBuilder.inbound("hr people")
                .connector("hr")
                .types("person", "user")
                .link(LinkType.PROVISION)
                .precedence(100)
                .scopeGroup(new RuleBuilder.Condition("employeeType", "NOTEQUAL", "guest"))
                .joinGroup(BY_NUMBER)
                .direct("sourceAnchor", "uid")
                .direct("employeeID", "employeeID")
                .direct("displayName", "cn")
                .direct("manager", "manager"));
    }

    private static SynchronizationRule ad() {
        return rule(RuleBuilder.inbound("ad people")
                .connector("ad")
                .types("person", "user")
                .link(LinkType.PROVISION)
                .precedence(50)
                .scopeGroup(new RuleBuilder.Condition("employeeType", "NOTEQUAL", "guest"))
                .joinGroup(BY_NUMBER)
                .direct("sourceAnchor", "uid")
                .direct("employeeID", "employeeID")
                .direct("displayName", "cn"));
    }

    private static SynchronizationRule doors() {
        return rule(RuleBuilder.inbound("doors people")
                .connector("doors")
                .types("person", "user")
                .link(LinkType.JOIN)
                .precedence(200)
                .joinGroup(BY_NUMBER)
                .direct("department", "department"));
    }

    private static SynchronizationRule outbound() {
        return rule(RuleBuilder.outbound("out users")
                .types("user", "user")
                .link(LinkType.PROVISION)
                .precedence(100)
                .scopeGroup(new RuleBuilder.Condition("displayName", "NOTEQUAL", "hidden"))
                .direct("sourceAnchor", "sourceAnchor")
                .direct("displayName", "displayName")
                .direct("manager", "manager"));
    }

    private static SynchronizationRule rule(RuleBuilder builder) {
        return switch (builder.build()) {
            case RuleReading.Readable readable -> readable.rule();
            case RuleReading.Unreadable unreadable -> throw new AssertionError(unreadable.problems());
        };
    }

    public static String dn(String anchor) {
        return "cn=" + anchor + ",dc=harbor,dc=example";
    }

    public static ConnectorSpaceObject person(String connector, String anchor, Map<String, List<String>> attributes) {
        return object(connector, anchor, attributes, List.of(), null);
    }

    public static ConnectorSpaceObject unreadable(String connector, String anchor) {
        return object(connector, anchor, Map.of("photo", List.of("%no base64%")), List.of("photo"), null);
    }

    public static ConnectorSpaceObject departed(String connector, String anchor, Departure why) {
        return object(connector, anchor, Map.of(), List.of(), why);
    }

    private static ConnectorSpaceObject object(
            String connector,
            String anchor,
            Map<String, List<String>> attributes,
            List<String> binary,
            Departure departed) {
        return new ConnectorSpaceObject(
                Identities.object(connector, anchor),
                connector,
                anchor,
                dn(anchor),
                Identities.place(connector, dn(anchor)),
                "person",
                attributes,
                binary,
                Instant.EPOCH,
                "run",
                departed);
    }

    /** {@code uid} becomes the source anchor, and {@code number} is what people are joined by. */
    public static Map<String, List<String>> named(String uid, String number, String name) {
        return Map.of(
                "uid", List.of(uid),
                "employeeID", List.of(number),
                "cn", List.of(name),
                "employeeType", List.of("staff"));
    }
}
