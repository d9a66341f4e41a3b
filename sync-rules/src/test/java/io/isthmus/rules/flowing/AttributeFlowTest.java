package io.isthmus.rules.flowing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.GoodRule;
import io.isthmus.rules.expression.Formulas;
import io.isthmus.rules.flowing.AttributeFlow.Contributor;
import io.isthmus.rules.flowing.AttributeFlow.Decided;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeFlowTest {

    private static final MergeType UPDATE = MergeType.UPDATE;
    private static final MergeType MERGE = MergeType.MERGE;
    private static final MergeType MERGE_FOLDED = MergeType.MERGE_CASE_INSENSITIVE;

    @Test
    void the_rule_that_precedes_gives_the_value() {
        Decided decided = decide(flow(20, "\"late\"", UPDATE), flow(10, "\"early\"", UPDATE));
        assertThat(values(decided)).containsExactly("early");
        assertThat(decided.lineage().get("x")).isEqualTo(new Contribution("rule-10", "ad", "anchor-10"));
    }

    @Test
    void null_falls_through_to_the_next_rule() {
        assertThat(values(decide(flow(10, "NULL", UPDATE), flow(20, "\"late\"", UPDATE))))
                .containsExactly("late");
    }

    @Test
    void an_empty_text_counts_as_null() {
        assertThat(values(decide(flow(10, "\"\"", UPDATE), flow(20, "\"late\"", UPDATE))))
                .containsExactly("late");
    }

    @ParameterizedTest
    @CsvSource({"accountEnabled, True", "mailEnabled, TRUE", "securityEnabled, true", "cloudFiltered, True"})
    void a_truth_that_comes_as_text_is_the_same_value_as_one_that_is_computed(String target, String text) {
        SynchronizationRule constant = GoodRule.of(RuleBuilder.inbound("constant")
                .types("user", "user")
                .constant(target, text)
                .build());
        SourceObject object = new SourceObject("ad", "a", "CN=a", "user", Attributes.none());

        assertThat(new AttributeFlow()
                        .decide(List.of(new Contributor(constant, object)), true, Formulas.CONTEXT)
                        .values())
                .containsEntry(target, List.of(Value.bool(true)));
    }

    @Test
    void nobody_giving_a_value_empties_the_attribute() {
        Decided decided = decide(flow(10, "NULL", UPDATE));
        assertThat(decided.values()).containsEntry("x", List.of());
        assertThat(decided.kept()).isEmpty();
    }

    @Test
    void authoritative_null_empties_the_attribute_whatever_follows() {
        Decided decided = decide(flow(10, "AuthoritativeNull", UPDATE), flow(20, "\"late\"", UPDATE));
        assertThat(decided.values()).containsEntry("x", List.of());
        assertThat(decided.lineage()).isEmpty();
    }

    @Test
    void ignore_this_flow_lets_others_contribute_and_otherwise_keeps_the_target() {
        assertThat(values(decide(flow(10, "IgnoreThisFlow", UPDATE), flow(20, "\"late\"", UPDATE))))
                .containsExactly("late");
        Decided decided = decide(flow(10, "IgnoreThisFlow", UPDATE), flow(20, "NULL", UPDATE));
        assertThat(decided.values()).isEmpty();
        assertThat(decided.kept()).containsExactly("x");
    }

    @Test
    void a_flow_that_executes_once_is_ignored_on_an_object_that_exists() {
        Contributor once = flow(10, "\"first\"", UPDATE, true);
        assertThat(values(new AttributeFlow().decide(List.of(once), true, Formulas.CONTEXT)))
                .containsExactly("first");
        assertThat(new AttributeFlow()
                        .decide(List.of(once), false, Formulas.CONTEXT)
                        .kept())
                .containsExactly("x");
    }

    @Test
    void merging_unites_values_in_the_order_of_precedence() {
        Contributor first = flow(10, "Split(\"b,a\",\",\")", MERGE);
        Contributor second = flow(20, "Split(\"A,b,c\",\",\")", MERGE);
        assertThat(values(decide(second, first))).containsExactly("b", "a", "A", "c");
    }

    @Test
    void merging_without_case_keeps_the_spelling_that_precedes() {
        Contributor first = flow(10, "Split(\"b,a\",\",\")", MERGE_FOLDED);
        Contributor second = flow(20, "Split(\"A,B,c\",\",\")", MERGE_FOLDED);
        assertThat(values(decide(second, first))).containsExactly("b", "a", "c");
    }

    @Test
    void authoritative_null_ends_a_merge_with_what_came_before() {
        assertThat(values(decide(
                        flow(10, "\"a\"", MERGE), flow(20, "AuthoritativeNull", MERGE), flow(30, "\"b\"", MERGE))))
                .containsExactly("a");
    }

    @Test
    void merge_types_that_disagree_are_an_error_of_the_object() {
        Decided decided = decide(flow(10, "\"a\"", UPDATE), flow(20, "\"b\"", MERGE));
        assertThat(decided.problems()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ObjectProblem.Kind.MERGE_TYPES_MIXED);
            assertThat(problem.ruleId()).isEqualTo("rule-20");
            assertThat(problem.attribute()).isEqualTo("x");
        });
    }

    @Test
    void a_failing_expression_is_named_with_rule_attribute_and_position() {
        assertThat(decide(flow(10, "1 + CNum(\"x\")", UPDATE)).problems())
                .containsExactly(new ObjectProblem(
                        ObjectProblem.Kind.EXPRESSION_FAILED, "rule-10", "x", 4, "\"x\" is no whole number"));
        assertThat(decide(flow(10, "Error(\"no\")", UPDATE))
                        .problems()
                        .getFirst()
                        .toString())
                .isEqualTo("rule rule-10, flow x at character 1: no");
    }

    @Test
    void a_rule_that_would_fail_is_not_asked_when_another_precedes() {
        assertThat(values(decide(flow(10, "\"a\"", UPDATE), flow(20, "Error(\"no\")", UPDATE))))
                .containsExactly("a");
    }

    @Test
    void names_of_other_objects_become_references() {
        Contributor manager = new Contributor(
                GoodRule.of(RuleBuilder.inbound("r")
                        .types("user", "user")
                        .direct("manager", "boss")
                        .build()),
                object("a", Attributes.builder().put("boss", "CN=Boss,DC=x").build()));
        assertThat(new AttributeFlow()
                        .decide(List.of(manager), true, Formulas.CONTEXT)
                        .values())
                .containsEntry("manager", List.of(Value.reference("CN=Boss,DC=x")));
    }

    @Property
    void the_result_does_not_depend_on_the_order_of_contributions(
            @ForAll("contributors") List<Contributor> contributors, @ForAll long shuffle) {
        List<Contributor> shuffled = new ArrayList<>(contributors);
        Collections.shuffle(shuffled, new Random(shuffle));
        assertThat(new AttributeFlow().decide(shuffled, false, Formulas.CONTEXT))
                .isEqualTo(new AttributeFlow().decide(contributors, false, Formulas.CONTEXT));
    }

    @Property
    void only_the_first_word_that_decides_counts(@ForAll("contributors") List<Contributor> contributors) {
        Decided decided = new AttributeFlow().decide(contributors, false, Formulas.CONTEXT);
        if (decided.problems().isEmpty() && !contributors.isEmpty()) {
            assertThat(decided.values().containsKey("x"))
                    .isNotEqualTo(decided.kept().contains("x"));
        }
    }

    @Provide
    Arbitrary<List<Contributor>> contributors() {
        Arbitrary<String> answers = Arbitraries.of(
                "\"a\"",
                "\"A\"",
                "\"b\"",
                "NULL",
                "\"\"",
                "AuthoritativeNull",
                "IgnoreThisFlow",
                "Error(\"no\")",
                "Guid()");
        return Combinators.combine(Arbitraries.integers().between(1, 3), answers, Arbitraries.of(UPDATE, UPDATE, MERGE))
                .as((precedence, answer, merge) -> new Object[] {precedence, answer, merge})
                .list()
                .ofMaxSize(5)
                .map(parts -> {
                    List<Contributor> contributors = new ArrayList<>();
                    for (Object[] part : parts) {
                        String id = "rule-" + contributors.size();
                        contributors.add(flow(id, (int) part[0], (String) part[1], (MergeType) part[2], false));
                    }
                    return contributors;
                });
    }

    private static Decided decide(Contributor... contributors) {
        return new AttributeFlow().decide(List.of(contributors), false, Formulas.CONTEXT);
    }

    private static List<String> values(Decided decided) {
        assertThat(decided.problems()).isEmpty();
        return decided.values().get("x").stream().map(Value::plain).toList();
    }

    private static Contributor flow(int precedence, String expression, MergeType merge) {
        return flow(precedence, expression, merge, false);
    }

    private static Contributor flow(int precedence, String expression, MergeType merge, boolean once) {
        return flow("rule-" + precedence, precedence, expression, merge, once);
    }

    private static Contributor flow(String id, int precedence, String expression, MergeType merge, boolean once) {
        return new Contributor(
                GoodRule.of(RuleBuilder.inbound(id)
                        .types("user", "user")
                        .precedence(precedence)
                        .expression("x", expression, merge, once)
                        .build()),
                object("anchor-" + precedence, Attributes.none()));
    }

    private static SourceObject object(String anchor, Attributes attributes) {
        return new SourceObject("ad", anchor, "CN=x", "user", attributes);
    }
}
