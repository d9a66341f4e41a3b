package io.isthmus.rules.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.GoodRule;
import io.isthmus.rules.expression.Formulas;
import io.isthmus.rules.flowing.Contribution;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboundFlowTest {

    private static final SynchronizationRule HR = GoodRule.of(RuleBuilder.inbound("hr")
            .connector("hr")
            .types("person", "user")
            .precedence(10)
            .direct("title", "jobTitle")
            .constant("company", "Contoso")
            .build());
    private static final SynchronizationRule AD = GoodRule.of(RuleBuilder.inbound("ad")
            .connector("ad")
            .types("user", "user")
            .precedence(20)
            .direct("title", "title")
            .direct("sourceAnchor", "anchor")
            .expression("usageLocation", "IIF(IsPresent([c]),[c],IgnoreThisFlow)")
            .expression("alias", "\"a\" & Guid()", MergeType.UPDATE, true)
            .direct("member", "member")
            .build());
    private static final SynchronizationRule FOR_GROUPS = GoodRule.of(RuleBuilder.inbound("other-type")
            .connector("ad")
            .types("user", "group")
            .precedence(1)
            .constant("title", "never")
            .build());

    private final InboundSynchronization inbound = new InboundSynchronization(RuleSet.of(List.of(HR, AD, FOR_GROUPS)));

    @Test
    void all_joined_objects_contribute_by_precedence() {
        FlowResult.Flowed flowed =
                flowed(person(), object("ad", "user", "title", "Clerk"), object("hr", "person", "jobTitle", "Boss"));
        assertThat(flowed.attributes().get("TITLE")).containsExactly(Value.text("Boss"));
        assertThat(flowed.lineage())
                .containsEntry("title", new Contribution("hr", "hr", "hr-1"))
                .containsEntry("sourceAnchor", new Contribution("ad", "ad", "ad-1"));
    }

    @Test
    void what_a_contributor_no_longer_says_goes() {
        MetaverseObject before = person().withAttributes(Attributes.builder()
                .put("title", "Boss")
                .put("company", "Contoso")
                .build());
        FlowResult.Flowed flowed = flowed(before, object("ad", "user", "title", "Clerk"));
        assertThat(flowed.attributes().get("title")).containsExactly(Value.text("Clerk"));
        assertThat(flowed.attributes().has("company")).isFalse();
    }

    @Test
    void what_every_flow_ignores_stays() {
        MetaverseObject before = person().withAttributes(Attributes.builder()
                .put("usageLocation", "NO")
                .put("alias", "joe")
                .build());
        FlowResult.Flowed flowed = flowed(before, object("ad", "user"));
        assertThat(flowed.attributes().get("usageLocation")).containsExactly(Value.text("NO"));
        assertThat(flowed.attributes().get("alias")).containsExactly(Value.text("joe"));
        assertThat(flowed(before, object("ad", "user", "c", "SE")).attributes().get("usageLocation"))
                .containsExactly(Value.text("SE"));
    }

    @Test
    void a_flow_that_executes_once_runs_when_the_object_is_created() {
        FlowResult created =
                inbound.flow(person(), List.of(inbound.scope(object("ad", "user"))), true, Formulas.CONTEXT);
        assertThat(((FlowResult.Flowed) created).attributes().get("alias")).hasSize(1);
        assertThat(flowed(person(), object("ad", "user")).attributes().has("alias"))
                .isFalse();
    }

    @Test
    void memberships_do_not_flow_with_the_object() {
        ScopedObject scoped = inbound.scope(object("ad", "user", "member", "CN=x"));
        assertThat(flowed(person(), scoped.object()).attributes().has("member")).isFalse();
        assertThat(scoped.membershipAttribute()).contains("member");
    }

    @Test
    void the_source_anchor_never_changes() {
        MetaverseObject before = person().withAttributes(
                        Attributes.builder().put("sourceAnchor", "other").build());
        FlowResult result = inbound.flow(before, List.of(inbound.scope(object("ad", "user"))), false, Formulas.CONTEXT);
        assertThat(((FlowResult.Failed) result).problems()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ObjectProblem.Kind.SOURCE_ANCHOR_CHANGED);
            assertThat(problem.message()).contains("from other to ad-1");
        });
    }

    @Test
    void a_replay_gives_the_same_again() {
        SourceObject[] objects = {object("ad", "user", "title", "x", "c", "NO"), object("hr", "person")};
        FlowResult.Flowed first = flowed(person(), objects);
        assertThat(flowed(person(), objects)).isEqualTo(first);
        assertThat(flowed(person().withAttributes(first.attributes()), objects)).isEqualTo(first);
    }

    @Test
    void without_contributors_nothing_is_left() {
        assertThat(flowed(person().withAttributes(
                                        Attributes.builder().put("title", "x").build()))
                        .attributes()
                        .isEmpty())
                .isTrue();
    }

    private FlowResult.Flowed flowed(MetaverseObject target, SourceObject... objects) {
        List<ScopedObject> scoped =
                List.of(objects).stream().map(inbound::scope).toList();
        return (FlowResult.Flowed) inbound.flow(target, scoped, false, Formulas.CONTEXT);
    }

    private static MetaverseObject person() {
        return MetaverseObject.projected("m1", "user", new Link("ad", "ad-1", "ad"));
    }

    private static SourceObject object(String connector, String objectClass, String... namesAndValues) {
        Attributes.Builder builder = Attributes.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SourceObject(connector, connector + "-1", "CN=Joe,DC=contoso", objectClass, builder.build());
    }
}
