package io.isthmus.rules.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.GoodRule;
import io.isthmus.rules.expression.Formulas;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.PrimaryMembers;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleBuilder.Condition;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundSynchronizationTest {

    private static final SynchronizationRule PROVISION = GoodRule.of(RuleBuilder.outbound("provision")
            .types("user", "user")
            .link(LinkType.PROVISION)
            .precedence(10)
            .scopeGroup(new Condition("cloudFiltered", "NOTEQUAL", "True"))
            .direct("sourceAnchor", "sourceAnchor")
            .direct("displayName", "displayName")
            .expression("password", "\"secret\"", MergeType.UPDATE, true)
            .build());
    private static final SynchronizationRule MORE = GoodRule.of(RuleBuilder.outbound("more")
            .types("user", "user")
            .precedence(20)
            .scopeGroup(new Condition("mail", "ISNOTNULL", null))
            .direct("mail", "mail")
            .direct("accountEnabled", "accountEnabled")
            .direct("manager", "manager")
            .direct("member", "member")
            .expression("usageLocation", "IIF(IsPresent([usageLocation]),[usageLocation],IgnoreThisFlow)")
            .build());
    private static final SynchronizationRule ELSEWHERE = GoodRule.of(RuleBuilder.outbound("elsewhere")
            .types("user", "contact")
            .precedence(1)
            .constant("displayName", "never")
            .build());

    private final OutboundSynchronization outbound =
            new OutboundSynchronization(RuleSet.of(List.of(PROVISION, MORE, ELSEWHERE)));

    @Test
    void every_rule_in_scope_for_the_same_type_contributes_to_the_image() {
        OutboundResult.Provisioned provisioned = provisioned(person(Attributes.builder()
                .put("sourceAnchor", "a")
                .put("displayName", "Joe")
                .put("mail", "joe@contoso.com")
                .put("accountEnabled", Value.bool(false))
                .put("manager", Value.reference("CN=Boss,DC=x"))));
        DesiredImage image = provisioned.image();
        assertThat(provisioned.ruleId()).isEqualTo("provision");
        assertThat(image.targetAnchor()).isEqualTo("a");
        assertThat(image.attributes())
                .containsEntry("displayName", List.of("Joe"))
                .containsEntry("accountEnabled", List.of("false"))
                .doesNotContainKeys("manager", "usageLocation", "password", "member");
        assertThat(image.references()).containsEntry("manager", List.of("CN=Boss,DC=x"));
        assertThat(image.membersManaged()).isTrue();
        assertThat(provisioned.lineage().get("mail").ruleId()).isEqualTo("more");
    }

    @Test
    void a_rule_out_of_scope_manages_nothing() {
        DesiredImage image = provisioned(person(Attributes.builder().put("sourceAnchor", "a")))
                .image();
        assertThat(image.attributes()).containsOnlyKeys("sourceAnchor", "displayName");
        assertThat(image.attributes()).containsEntry("displayName", List.of());
        assertThat(image.membersManaged()).isFalse();
    }

    @Test
    void out_of_scope_is_not_provisioned_and_says_why() {
        OutboundResult result =
                evaluate(person(Attributes.builder().put("sourceAnchor", "a").put("cloudFiltered", Value.bool(true))));
        assertThat(result).isInstanceOfSatisfying(OutboundResult.NotProvisioned.class, not -> {
            assertThat(not.reason()).isEqualTo(OutboundResult.NotProvisioned.Reason.OUT_OF_SCOPE);
            assertThat(not.rules()).hasSize(1);
            assertThat(not.rules().getFirst().failed().getFirst())
                    .hasToString("cloudFiltered NOTEQUAL \"True\", but it is true");
        });
    }

    @Test
    void a_type_without_a_provisioning_rule_is_not_provisioned() {
        MetaverseObject device = new MetaverseObject("m", "device", Attributes.none(), List.of());
        assertThat(evaluate(device))
                .isEqualTo(new OutboundResult.NotProvisioned(
                        OutboundResult.NotProvisioned.Reason.NO_RULE_FOR_TYPE, List.of()));
    }

    @Test
    void an_object_without_a_source_anchor_is_an_error_where_a_rule_provisions_it() {
        OutboundResult result = evaluate(person(Attributes.builder().put("displayName", "Joe")));
        assertThat(((OutboundResult.Failed) result).problems().getFirst().kind())
                .isEqualTo(ObjectProblem.Kind.NO_SOURCE_ANCHOR);
    }

    @Test
    void a_flow_that_executes_once_is_managed_on_creation_only() {
        MetaverseObject person = person(Attributes.builder().put("sourceAnchor", "a"));
        OutboundResult created = outbound.evaluate(person, true, Formulas.CONTEXT);
        assertThat(((OutboundResult.Provisioned) created).image().attributes())
                .containsEntry("password", List.of("secret"));
    }

    @Test
    void equal_objects_have_equal_images_whatever_the_order_of_their_attributes() {
        MetaverseObject one =
                person(Attributes.builder().put("sourceAnchor", "a").put("displayName", "x"));
        MetaverseObject other =
                person(Attributes.builder().put("displayName", "x").put("sourceAnchor", "a"));
        assertThat(provisioned(one).image().toString())
                .isEqualTo(provisioned(other).image().toString());
    }

    private OutboundResult evaluate(MetaverseObject object) {
        return outbound.evaluate(object, false, Formulas.CONTEXT);
    }

    private OutboundResult.Provisioned provisioned(MetaverseObject object) {
        return (OutboundResult.Provisioned) evaluate(object);
    }

    private static MetaverseObject person(Attributes.Builder attributes) {
        return new MetaverseObject("m1", "user", attributes.build(), List.of());
    }

    private static DesiredImage group(String nesting) {
        return provisionedGroup(nesting, "direct").image();
    }

    private static OutboundResult.Provisioned provisionedGroup(String nesting, String how) {
        return (OutboundResult.Provisioned) outboundGroup(nesting, how);
    }

    /** A group of which an outbound rule says the nesting, or takes what an inbound rule said. */
    private static OutboundResult outboundGroup(String nesting, String how) {
        RuleBuilder rule = RuleBuilder.outbound("groups")
                .types("group", "group")
                .link(LinkType.PROVISION)
                .direct("sourceAnchor", "sourceAnchor")
                .direct("member", "member");
        SynchronizationRule built = GoodRule.of((how.equals("direct")
                        ? rule.direct("memberNesting", "memberNesting")
                        : rule.expression("MEMBERNESTING", "Trim(\"" + nesting + "\")"))
                .build());
        MetaverseObject group = new MetaverseObject(
                "1",
                "group",
                Attributes.builder()
                        .put("sourceAnchor", "a")
                        .put("memberNesting", nesting)
                        .build(),
                List.of());
        return new OutboundSynchronization(RuleSet.of(List.of(built))).evaluate(group, true, Formulas.CONTEXT);
    }

    @Test
    void what_becomes_of_nested_groups_is_said_by_a_rule_and_is_no_attribute_of_the_target() {
        assertThat(group("").nesting()).isEqualTo(MemberNesting.KEEP);
        assertThat(group("keep").nesting()).isEqualTo(MemberNesting.KEEP);
        assertThat(group("Both").nesting()).isEqualTo(MemberNesting.BOTH);
        assertThat(group(" FLATTEN").nesting()).isEqualTo(MemberNesting.FLATTEN);
        assertThat(provisionedGroup("flatten", "computed").image().nesting()).isEqualTo(MemberNesting.FLATTEN);
        assertThat(group("FLATTEN").attributes()).containsOnlyKeys("sourceAnchor");
    }

    @Test
    void what_nobody_understands_of_nested_groups_is_an_error_of_the_group_so_that_nobody_loses_it() {
        assertThat(outboundGroup("flat", "direct")).isInstanceOfSatisfying(OutboundResult.Failed.class, failed -> {
            assertThat(failed.problems().getFirst().kind()).isEqualTo(ObjectProblem.Kind.UNKNOWN_MEMBER_NESTING);
            assertThat(failed.problems().getFirst())
                    .hasToString(
                            "rule groups, flow memberNesting: \"flat\" says nothing of"
                                    + " the groups among the members; KEEP, FLATTEN or BOTH does. The members at the target stay as they are.");
        });
    }

    @Test
    void
            those_whose_primary_group_it_is_are_members_where_a_rule_says_so_and_what_it_says_is_no_attribute_of_the_target() {
        assertThat(primary("").choice().primary()).isEqualTo(PrimaryMembers.LEAVE_OUT);
        assertThat(primary("leave_out").choice().primary()).isEqualTo(PrimaryMembers.LEAVE_OUT);
        assertThat(primary(" Include").choice().primary()).isEqualTo(PrimaryMembers.INCLUDE);
        assertThat(primary("INCLUDE").attributes()).containsOnlyKeys("sourceAnchor");
        assertThat(primaryGroup("all"))
                .isInstanceOfSatisfying(
                        OutboundResult.Failed.class,
                        failed -> assertThat(failed.problems().getFirst())
                                .hasToString(
                                        "rule groups, flow primaryMembers: \"all\" says nothing of those whose primary group it is;"
                                                + " INCLUDE or LEAVE_OUT does. The members at the target stay as they are."));
        assertThat(RuleBuilder.inbound("groups")
                        .types("group", "group")
                        .constant("primaryMembers", "all")
                        .build())
                .isInstanceOf(RuleReading.Unreadable.class);
    }

    private static DesiredImage primary(String said) {
        return ((OutboundResult.Provisioned) primaryGroup(said)).image();
    }

    private static OutboundResult primaryGroup(String said) {
        SynchronizationRule rule = GoodRule.of(RuleBuilder.outbound("groups")
                .types("group", "group")
                .link(LinkType.PROVISION)
                .direct("sourceAnchor", "sourceAnchor")
                .direct("primaryMembers", "primaryMembers")
                .build());
        MetaverseObject group = new MetaverseObject(
                "1",
                "group",
                Attributes.builder()
                        .put("sourceAnchor", "a")
                        .put("primaryMembers", said)
                        .build(),
                List.of());
        return new OutboundSynchronization(RuleSet.of(List.of(rule))).evaluate(group, true, Formulas.CONTEXT);
    }

    @Test
    void who_has_which_primary_group_is_read_only_where_a_rule_asks_for_it() {
        SynchronizationRule taken = GoodRule.of(RuleBuilder.outbound("out")
                .types("group", "group")
                .direct("primaryMembers", "primaryMembers")
                .build());
        SynchronizationRule choosing = GoodRule.of(RuleBuilder.inbound("in")
                .types("group", "group")
                .connector("ad")
                .constant("primaryMembers", "INCLUDE")
                .build());

        assertThat(RuleSet.of(List.of(taken)).sourceAttributes("ad")).isEmpty();
        assertThat(RuleSet.of(List.of(taken, choosing)).sourceAttributes("ad"))
                .contains("primaryGroupID", "objectSid", "uid", "gidNumber");
        assertThat(RuleSet.of(List.of(taken, choosing)).sourceAttributes("other"))
                .isEmpty();
    }

    @Test
    void a_rule_that_says_something_unknown_of_nested_groups_in_so_many_words_is_not_taken() {
        assertThat(RuleBuilder.inbound("groups")
                        .types("group", "group")
                        .constant("memberNesting", "flattened")
                        .build())
                .isInstanceOfSatisfying(
                        RuleReading.Unreadable.class,
                        unreadable -> assertThat(unreadable.problems())
                                .singleElement()
                                .asString()
                                .contains("\"flattened\" is none of KEEP, FLATTEN and BOTH"));
    }
}
