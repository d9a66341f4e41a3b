package io.isthmus.rules.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.rules.GoodRule;
import io.isthmus.rules.rule.RuleBuilder.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBuilderTest {

    @Test
    void everything_wrong_with_a_rule_is_named_at_once() {
        RuleReading reading = RuleBuilder.inbound("custom-1")
                .types("user", "")
                .scopeGroup(new Condition("a", "RESEMBLES", "x"), new Condition("b", "ISBITSET", "two"))
                .joinGroup(List.of())
                .expression("displayName", "Trim([cn]")
                .direct("mail", "")
                .build();
        assertThat(((RuleReading.Unreadable) reading).problems())
                .extracting(RuleProblem::toString)
                .containsExactly(
                        "rule custom-1, scope condition 1.1: unknown operator RESEMBLES",
                        "rule custom-1, scope condition 1.2: the bit mask \"two\" is no number",
                        "rule custom-1, join group 1: a join group needs a condition",
                        "rule custom-1, flow displayName at character 10: the expression ends too early",
                        "rule custom-1, flow mail: no source attribute named",
                        "rule custom-1, types: a rule needs a source type and a target type");
    }

    @Test
    void both_spellings_of_an_operator_are_the_same() {
        assertThat(ScopeOperator.named("ISNOTBITSET")).isEqualTo(ScopeOperator.named("isbitnotset"));
        assertThat(ScopeOperator.named(null)).isEmpty();
    }

    @Test
    void a_rule_given_twice_counts_once_and_two_of_one_id_are_refused() {
        SynchronizationRule rule = rule("r", 5);
        assertThat(RuleSet.of(List.of(rule, rule("r", 5))).all()).containsExactly(rule);
        assertThatThrownBy(() -> RuleSet.of(List.of(rule, rule("r", 6))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two different rules have the id r");
    }

    @Test
    void rules_are_ordered_by_precedence_and_then_by_id() {
        RuleSet rules = RuleSet.of(List.of(rule("b", 7), rule("c", 1), rule("a", 7)));
        assertThat(rules.inbound("any", "USER"))
                .extracting(SynchronizationRule::id)
                .containsExactly("c", "a", "b");
    }

    @Test
    void a_rule_with_a_connector_is_for_that_connector_only() {
        RuleSet rules = RuleSet.of(List.of(of("ad"), of("ldap")));
        assertThat(rules.inbound("ad", "user"))
                .extracting(SynchronizationRule::id)
                .containsExactly("r@ad");
        assertThat(rules.inbound("other", "user")).isEmpty();
    }

    @Test
    void a_rule_set_knows_what_an_import_must_read() {
        SynchronizationRule rule = GoodRule.of(RuleBuilder.inbound("r")
                .types("group", "group")
                .scopeGroup(
                        new Condition("adminDescription", "NOTSTARTSWITH", "Group_"),
                        new Condition("dn", "ISNOTNULL", ""))
                .scopeGroup(new Condition("x", "ISMEMBEROF", "CN=Pilot,DC=contoso,DC=com"))
                .joinGroup(new JoinCondition("objectSid", "sid", false))
                .expression("displayName", "IIF(IsPresent([displayName]),[displayName],ImportedValue(\"cn\"))")
                .direct("member", "uniqueMember")
                .build());
        RuleSet rules = RuleSet.of(List.of(rule));
        assertThat(rules.sourceTypes("any")).containsExactly("group");
        assertThat(rules.sourceAttributes("any"))
                .containsExactly("adminDescription", "cn", "displayName", "memberOf", "objectSid", "uniqueMember", "x");
        assertThat(rules.membershipAttributes("any")).containsExactly("uniqueMember");
        assertThat(rules.joinAttributes()).containsExactly("sid");
    }

    private static SynchronizationRule rule(String id, int precedence) {
        return GoodRule.of(RuleBuilder.inbound(id)
                .types("user", "user")
                .precedence(precedence)
                .expression("displayName", "Trim([displayName])")
                .build());
    }

    private static SynchronizationRule of(String connector) {
        return GoodRule.of(RuleBuilder.inbound("r@" + connector)
                .connector(connector)
                .types("user", "user")
                .build());
    }
}
