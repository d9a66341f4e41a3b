package io.isthmus.analyzer.translating;

import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import java.util.List;
import java.util.stream.Stream;

/** Flows that every version of the old product had. */
final class UsualFlows {

    private static final int LAST_CUSTOM = 99;

    private static final Flow USER = new Flow(
            "sourceObjectType",
            FlowKind.EXPRESSION,
            "IIF([msExchRecipientTypeDetails] = 2, NULL, \"User\")",
            MergeType.UPDATE,
            false);
    private static final Flow CONTACT =
            new Flow("sourceObjectType", FlowKind.CONSTANT, "Contact", MergeType.UPDATE, false);
    private static final Flow SIGN_IN_NAME =
            new Flow("onPremisesUserPrincipalName", FlowKind.DIRECT, "userPrincipalName", MergeType.UPDATE, false);

    private static final Flow SID_AS_TEXT =
            new Flow("objectSidString", FlowKind.EXPRESSION, "StringFromSid([objectSid])", MergeType.UPDATE, false);
    private static final Flow BINARY_ANCHOR =
            new Flow("sourceAnchorBinary", FlowKind.DIRECT, "objectGUID", MergeType.UPDATE, false);

    private UsualFlows() {}

    static List<RuleDocument> of(String type, String attribute) {
        return Stream.of(
                        rule("user", "user", USER),
                        rule("inetOrgPerson", "user", USER),
                        rule("contact", "contact", CONTACT),
                        rule("user", "user", SIGN_IN_NAME),
                        rule("inetOrgPerson", "user", SIGN_IN_NAME),
                        rule("user", "user", SID_AS_TEXT),
                        rule("inetOrgPerson", "user", SID_AS_TEXT),
                        rule("group", "group", SID_AS_TEXT),
                        rule("group", "group", BINARY_ANCHOR),
                        rule("contact", "contact", BINARY_ANCHOR))
                .filter(rule -> rule.targetType().equals(type))
                .filter(rule -> rule.flows().getFirst().target().equalsIgnoreCase(attribute))
                .toList();
    }

    private static RuleDocument rule(String source, String type, Flow flow) {
        return new RuleDocument(
                "migrated.filled." + flow.target() + "." + source,
                "In from AD - " + source + " " + flow.target(),
                RuleDocument.Direction.INBOUND,
                null,
                source,
                type,
                RuleDocument.LinkType.JOIN,
                LAST_CUSTOM,
                List.of(),
                List.of(),
                List.of(flow));
    }
}
