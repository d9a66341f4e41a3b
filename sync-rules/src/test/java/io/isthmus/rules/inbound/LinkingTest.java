package io.isthmus.rules.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.GoodRule;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.JoinCondition;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleBuilder.Condition;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Attributes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkingTest {

    private static final Condition STAFF = new Condition("type", "EQUAL", "staff");
    private static final SynchronizationRule BY_EMPLOYEE_ID_THEN_MAIL = GoodRule.of(joining("join", LinkType.PROVISION)
            .joinGroup(new JoinCondition("employeeID", "employeeId", true), new JoinCondition("c", "c", false))
            .joinGroup(new JoinCondition("mail", "mail", false))
            .build());

    @Test
    void an_object_joins_the_only_one_that_meets_a_group() {
        SourceObject object = user("type", "staff", "mail", "JOE@contoso.com");
        assertThat(link(object, Optional.empty(), person("m1", "mail", "joe@contoso.com")))
                .isEqualTo(new LinkDecision.Joins("m1", "join", 2));
    }

    @Test
    void groups_are_tried_in_order_and_all_their_conditions_must_hold() {
        SourceObject object = user("type", "staff", "employeeID", "E1", "c", "no", "mail", "joe@contoso.com");
        MetaverseObject byId = person("m1", "employeeId", "E1", "c", "NO");
        MetaverseObject byMail = person("m2", "mail", "joe@contoso.com");
        MetaverseObject elsewhere = person("m3", "employeeId", "E1", "c", "SE");
        assertThat(link(object, Optional.empty(), byMail, byId)).isEqualTo(new LinkDecision.Joins("m1", "join", 1));
        assertThat(link(object, Optional.empty(), byMail, elsewhere))
                .isEqualTo(new LinkDecision.Joins("m2", "join", 2));
    }

    @Test
    void several_matches_go_on_to_the_next_group() {
        SourceObject object = user("type", "staff", "employeeID", "E1", "c", "no", "mail", "joe@contoso.com");
        MetaverseObject first = person("m1", "employeeId", "E1", "c", "NO");
        MetaverseObject second = person("m2", "employeeId", "E1", "c", "NO", "mail", "joe@contoso.com");
        assertThat(link(object, Optional.empty(), first, second)).isEqualTo(new LinkDecision.Joins("m2", "join", 2));
    }

    @Test
    void case_matters_where_the_condition_says_so() {
        SourceObject object = user("type", "staff", "employeeID", "e1", "c", "no");
        assertThat(link(object, Optional.empty(), person("m1", "employeeId", "E1", "c", "NO")))
                .isEqualTo(new LinkDecision.Projects("user", "join"));
    }

    @Test
    void without_a_match_the_link_type_decides() {
        SourceObject object = user("type", "staff", "mail", "joe@contoso.com");
        assertThat(link(object, Optional.empty())).isEqualTo(new LinkDecision.Projects("user", "join"));
        SynchronizationRule onlyJoins = GoodRule.of(joining("only", LinkType.JOIN)
                .joinGroup(new JoinCondition("mail", "mail", false))
                .build());
        LinkDecision decision = decide(RuleSet.of(List.of(onlyJoins)), object, Optional.empty());
        assertThat(((LinkDecision.Unlinked) decision).reason()).isEqualTo(LinkDecision.Unlinked.Reason.NO_JOIN_PARTNER);
    }

    @Test
    void only_objects_of_the_rules_type_are_partners() {
        SourceObject object = user("type", "staff", "mail", "joe@contoso.com");
        MetaverseObject group = new MetaverseObject("g", "group", attributes("mail", "joe@contoso.com"), List.of());
        assertThat(link(object, Optional.empty(), group)).isEqualTo(new LinkDecision.Projects("user", "join"));
    }

    @Test
    void out_of_scope_is_explained_and_cuts_the_link() {
        SourceObject object = user("type", "guest");
        MetaverseObject current = linked("m1", "join");
        LinkDecision decision = link(object, Optional.of(current));
        assertThat(decision).isInstanceOfSatisfying(LinkDecision.Unlinked.class, unlinked -> {
            assertThat(unlinked.reason()).isEqualTo(LinkDecision.Unlinked.Reason.OUT_OF_SCOPE);
            assertThat(unlinked.rules().getFirst().failed().getFirst())
                    .hasToString("type EQUAL \"staff\", but it is guest");
        });
    }

    @Test
    void no_rule_for_the_type_is_a_reason_of_its_own() {
        SourceObject computer = new SourceObject("ad", "a1", "CN=PC", "computer", Attributes.none());
        assertThat(link(computer, Optional.empty()))
                .isEqualTo(new LinkDecision.Unlinked(LinkDecision.Unlinked.Reason.NO_RULE_FOR_TYPE, List.of()));
    }

    @Test
    void a_link_lasts_though_the_join_condition_no_longer_holds() {
        SourceObject object = user("type", "staff", "mail", "new@contoso.com");
        MetaverseObject other = person("m2", "mail", "new@contoso.com");
        assertThat(link(object, Optional.of(linked("m1", "join")), other))
                .isEqualTo(new LinkDecision.Stays("m1", "join"));
        InboundSynchronization inbound = new InboundSynchronization(RuleSet.of(List.of(BY_EMPLOYEE_ID_THEN_MAIL)));
        assertThat(inbound.lookups(inbound.scope(object), Optional.of(new Link("ad", "a1", "join"))))
                .isEmpty();
    }

    @Test
    void exchanging_the_rule_does_not_cut_the_link() {
        SourceObject object = user("type", "staff", "mail", "joe@contoso.com");
        assertThat(link(object, Optional.of(linked("m1", "a rule that is gone"))))
                .isEqualTo(new LinkDecision.Stays("m1", "join"));
    }

    @Test
    void an_exchanged_rule_that_finds_another_partner_moves_the_link() {
        SourceObject object = user("type", "staff", "mail", "joe@contoso.com");
        assertThat(link(object, Optional.of(linked("m1", "gone")), person("m2", "mail", "joe@contoso.com")))
                .isEqualTo(new LinkDecision.Joins("m2", "join", 2));
    }

    @Test
    void two_join_rules_in_scope_are_an_error() {
        SynchronizationRule second = GoodRule.of(joining("second", LinkType.JOIN)
                .joinGroup(new JoinCondition("mail", "mail", false))
                .build());
        LinkDecision decision =
                decide(RuleSet.of(List.of(BY_EMPLOYEE_ID_THEN_MAIL, second)), user("type", "staff"), Optional.empty());
        assertThat(((LinkDecision.Failed) decision).problem().kind()).isEqualTo(ObjectProblem.Kind.SEVERAL_JOIN_RULES);
        assertThat(((LinkDecision.Failed) decision).problem().message()).contains("join, second");
    }

    @Test
    void two_objects_of_one_connector_on_one_metaverse_object_are_an_error() {
        MetaverseObject taken = person("m1", "mail", "joe@contoso.com").withLink(new Link("ad", "other", "join"));
        LinkDecision decision = link(user("type", "staff", "mail", "joe@contoso.com"), Optional.empty(), taken);
        assertThat(((LinkDecision.Failed) decision).problem().kind())
                .isEqualTo(ObjectProblem.Kind.CONNECTOR_ALREADY_LINKED);
        MetaverseObject ofAnother = person("m1", "mail", "joe@contoso.com").withLink(new Link("hr", "other", "join"));
        assertThat(link(user("type", "staff", "mail", "joe@contoso.com"), Optional.empty(), ofAnother))
                .isEqualTo(new LinkDecision.Joins("m1", "join", 2));
    }

    @Test
    void two_objects_of_one_batch_can_join_each_other() {
        RuleSet rules = RuleSet.of(List.of(BY_EMPLOYEE_ID_THEN_MAIL));
        InboundSynchronization inbound = new InboundSynchronization(rules);
        BatchMetaverse batch = new BatchMetaverse(rules.joinAttributes());
        ScopedObject first = inbound.scope(user("type", "staff", "mail", "joe@contoso.com"));
        assertThat(inbound.link(first, Optional.empty(), batch)).isInstanceOf(LinkDecision.Projects.class);
        batch.put(person("m1", "mail", "joe@contoso.com").withLink(new Link("hr", "a1", "join")));
        assertThat(inbound.link(first, Optional.empty(), batch)).isEqualTo(new LinkDecision.Joins("m1", "join", 2));
        batch.put(person("m1", "mail", "jane@contoso.com"));
        assertThat(inbound.link(first, Optional.empty(), batch)).isInstanceOf(LinkDecision.Projects.class);
    }

    @Test
    void look_ups_are_asked_for_groups_that_can_match_only() {
        InboundSynchronization inbound = new InboundSynchronization(RuleSet.of(List.of(BY_EMPLOYEE_ID_THEN_MAIL)));
        ScopedObject scoped = inbound.scope(user("type", "staff", "employeeID", "E1", "mail", "Joe@contoso.com"));
        assertThat(inbound.lookups(scoped, Optional.empty()))
                .containsExactly(new JoinLookup("user", "mail", "joe@contoso.com"));
    }

    private static LinkDecision link(
            SourceObject object, Optional<MetaverseObject> current, MetaverseObject... others) {
        return decide(RuleSet.of(List.of(BY_EMPLOYEE_ID_THEN_MAIL)), object, current, others);
    }

    private static LinkDecision decide(
            RuleSet rules, SourceObject object, Optional<MetaverseObject> current, MetaverseObject... others) {
        BatchMetaverse candidates = new BatchMetaverse(rules.joinAttributes());
        List.of(others).forEach(candidates::put);
        InboundSynchronization inbound = new InboundSynchronization(rules);
        return inbound.link(inbound.scope(object), current, candidates);
    }

    private static RuleBuilder joining(String id, LinkType linkType) {
        return RuleBuilder.inbound(id).types("user", "user").link(linkType).scopeGroup(STAFF);
    }

    private static SourceObject user(String... namesAndValues) {
        return new SourceObject("ad", "a1", "CN=Joe", "user", attributes(namesAndValues));
    }

    private static MetaverseObject person(String id, String... namesAndValues) {
        return new MetaverseObject(id, "user", attributes(namesAndValues), List.of());
    }

    private static MetaverseObject linked(String id, String ruleId) {
        return new MetaverseObject(id, "user", Attributes.none(), List.of(new Link("ad", "a1", ruleId)));
    }

    private static Attributes attributes(String... namesAndValues) {
        Attributes.Builder builder = Attributes.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build();
    }
}
