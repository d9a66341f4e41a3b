package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.rules.rule.JoinCondition;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.sync.content.MembershipBuckets;
import io.isthmus.sync.rules.SynchronizationRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** People, and large groups of them, as a directory shows them. */
final class Staff {

    static final String SOURCE = "ad";

    static final String MEMBER = "member";
    static final String MEMBER_UID = "memberUid";

    private static long time;

    private Staff() {}

    /** @param members attribute of a group that names its members: of people who are named by {@code uid}, it is no anchor */
    static SynchronizationRules rules(String members) {
        String anchor = members.equals(MEMBER_UID) ? "employeeID" : "uid";
        return SynchronizationRules.of(
                RuleSet.of(Stream.of(
                                people(SOURCE, 100, anchor),
                                people("hr", 50, anchor),
                                groups(members),
                                outbound("user"),
                                outGroups())
                        .map(Staff::rule)
                        .toList()),
                "fingerprint");
    }

    private static RuleBuilder people(String connector, int precedence, String anchor) {
        return RuleBuilder.inbound(connector + " people")
                .connector(connector)
                .types("user", "user")
                .link(LinkType.PROVISION)
                .precedence(precedence)
                .scopeGroup(new RuleBuilder.Condition("cn", "NOTEQUAL", "guest"))
                .joinGroup(new JoinCondition("employeeID", "employeeID", false))
                .direct("sourceAnchor", anchor)
                .direct("employeeID", "employeeID")
                .direct("displayName", "cn");
    }

    private static RuleBuilder groups(String members) {
        return RuleBuilder.inbound("groups")
                .connector(SOURCE)
                .types("group", "group")
                .link(LinkType.PROVISION)
                .precedence(150)
                .direct("sourceAnchor", "uid")
                .direct("displayName", "cn")
                .direct("member", members);
    }

    private static RuleBuilder outbound(String type) {
        return RuleBuilder.outbound("out " + type)
                .types(type, type)
                .link(LinkType.PROVISION)
                .precedence(200)
                .scopeGroup(new RuleBuilder.Condition("displayName", "NOTEQUAL", "hidden"))
                .direct("sourceAnchor", "sourceAnchor")
                .direct("displayName", "displayName");
    }

    private static RuleBuilder outGroups() {
        return outbound("group").direct("member", "member");
    }

    private static SynchronizationRule rule(RuleBuilder builder) {
        return switch (builder.build()) {
            case RuleReading.Readable readable -> readable.rule();
            case RuleReading.Unreadable unreadable -> throw new AssertionError(unreadable.problems());
        };
    }

    static ObjectObserved observed(String source, String anchor, String dn, String uid, String number, String name) {
        Map<String, List<String>> attributes = number == null
                ? Map.of("uid", List.of(uid), "cn", List.of(name))
                : Map.of("uid", List.of(uid), "cn", List.of(name), "employeeID", List.of(number));
        return new ObjectObserved(
                1,
                "run",
                source,
                anchor,
                dn,
                number == null ? "group" : "user",
                attributes,
                List.of(),
                Instant.ofEpochSecond(++time));
    }

    static ObjectDeleted deleted(String source, String anchor, String dn) {
        return new ObjectDeleted(
                1, "run", source, anchor, dn, "user", ObjectDeleted.Evidence.REPORTED, Instant.ofEpochSecond(++time));
    }

    /** One bucket of a membership of so many. */
    static MembersObserved bucket(String group, String attribute, int number, int count, Collection<String> members) {
        return new MembersObserved(
                1,
                "run",
                SOURCE,
                group,
                attribute,
                number,
                count,
                members.stream()
                        .filter(name -> MembershipBuckets.bucketOf(name, count) == number)
                        .toList());
    }

    static List<ChangeMessage> buckets(String group, String attribute, int count, Collection<String> members) {
        List<ChangeMessage> buckets = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            buckets.add(bucket(group, attribute, number, count, members));
        }
        return buckets;
    }
}
