package io.isthmus.rules.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.GoodRule;
import io.isthmus.rules.expression.Formulas;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleBuilder.Condition;
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
}
