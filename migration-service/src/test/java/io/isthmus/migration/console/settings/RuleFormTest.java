package io.isthmus.migration.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.settings.RuleForm.FlowRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleFormTest {

    private static final RuleDocument RULE = new RuleDocument(
            "mine",
            "Mine",
            RuleDocument.Direction.INBOUND,
            "contoso",
            "user",
            "user",
            RuleDocument.LinkType.PROVISION,
            7,
            List.of(
                    new RuleDocument.ScopeGroup(List.of(
                            new RuleDocument.ScopeCondition("title", "STARTSWITH", "Dr"),
                            new RuleDocument.ScopeCondition("mail", "ISNOTNULL", null))),
                    new RuleDocument.ScopeGroup(
                            List.of(new RuleDocument.ScopeCondition("company", "EQUAL", "Contoso")))),
            List.of(new RuleDocument.JoinGroup(List.of(new RuleDocument.JoinCondition("mail", "mail", true)))),
            List.of(
                    new RuleDocument.Flow("title", FlowKind.EXPRESSION, "Trim([title])", MergeType.UPDATE, false),
                    new RuleDocument.Flow("company", FlowKind.CONSTANT, "Contoso", MergeType.MERGE, true)));

    @Test
    void a_rule_comes_back_from_its_form_as_it_was() {
        assertThat(RuleForm.of(RULE).document()).isEqualTo(RULE);
        assertThat(RuleForm.read(fieldsOf(RuleForm.of(RULE)))).isEqualTo(RuleForm.of(RULE));
    }

    @Test
    void rows_that_nobody_has_filled_are_no_part_of_the_rule() {
        RuleForm form = RuleForm.of(RULE)
                .after("flow.add")
                .after("scope.group")
                .after("scope.add.0")
                .after("join.group");

        assertThat(form.flows()).hasSize(3);
        assertThat(form.scope()).hasSize(3);
        assertThat(form.document()).isEqualTo(RULE);
    }

    @Test
    void rows_are_removed_and_change_places() {
        RuleForm form = RuleForm.of(RULE);

        assertThat(form.after("flow.up.1").flows()).extracting(FlowRow::target).containsExactly("company", "title");
        assertThat(form.after("flow.down.0").flows())
                .extracting(FlowRow::target)
                .containsExactly("company", "title");
        assertThat(form.after("flow.remove.0").flows())
                .extracting(FlowRow::target)
                .containsExactly("company");
        assertThat(form.after("scope.remove.0.1").scope().getFirst()).hasSize(1);
        assertThat(form.after("scope.remove.1.0").scope()).hasSize(1);
        assertThat(form.after("join.remove.0.0").joins()).isEmpty();
    }

    @Test
    void an_action_that_fits_nothing_changes_nothing() {
        RuleForm form = RuleForm.of(RULE);

        for (String action : new String[] {
            "", "flow", "flow.up.0", "flow.down.1", "flow.remove.9", "scope.remove.7.0", "other.add", "flow.remove.x"
        }) {
            assertThat(form.after(action)).as(action).isEqualTo(form);
        }
    }

    @Test
    void no_rule_is_made_of_what_has_no_id_or_no_precedence() {
        assertThatThrownBy(() -> RuleForm.empty().document())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.detail()).contains("the id"));
        Map<String, String> fields = fieldsOf(RuleForm.of(RULE));
        fields.put("precedence", "first");
        assertThatThrownBy(() -> RuleForm.read(fields).document())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.detail()).contains("first"));
    }

    @Test
    void neighbours_change_places_and_precedences_stay_where_they_are() {
        SettingsDocument settings = settings(rule("a", 10), rule("b", 20), rule("c", 20));

        assertThat(order(RuleOrder.moved(settings, "b", true))).containsExactly("b 10", "a 20", "c 20");
        assertThat(order(RuleOrder.moved(settings, "c", true))).containsExactly("a 10", "c 20", "b 20");
        assertThat(order(RuleOrder.moved(settings, "a", true))).containsExactly("a 10", "b 20", "c 20");
        assertThat(order(RuleOrder.without(settings, "b"))).containsExactly("a 10", "c 20");
        assertThat(order(RuleOrder.with(settings, "b", rule("d", 5)))).containsExactly("d 5", "a 10", "c 20");
    }

    private static List<String> order(SettingsDocument settings) {
        return RuleOrder.of(settings).stream()
                .map(rule -> rule.id() + " " + rule.precedence())
                .toList();
    }

    private static RuleDocument rule(String id, int precedence) {
        return new RuleDocument(id, null, null, null, "user", "user", null, precedence, null, null, null);
    }

    private static SettingsDocument settings(RuleDocument... rules) {
        return new SettingsDocument(
                1, List.of(), null, null, null, null, new RuleSettings(true, List.of(), List.of(rules)), null, null);
    }

    /** As a browser sends it: what is not ticked is not there. */
    private static Map<String, String> fieldsOf(RuleForm form) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "original", form.original(),
                "id", form.id(),
                "name", form.name(),
                "direction", form.direction().name(),
                "connector", form.connector(),
                "sourceType", form.sourceType(),
                "targetType", form.targetType(),
                "linkType", form.linkType().name(),
                "precedence", form.precedence()));
        for (int g = 0; g < form.scope().size(); g++) {
            for (int c = 0; c < form.scope().get(g).size(); c++) {
                var row = form.scope().get(g).get(c);
                fields.put("scope." + g + "." + c + ".attribute", row.attribute());
                fields.put("scope." + g + "." + c + ".operator", row.operator());
                fields.put("scope." + g + "." + c + ".value", row.value());
            }
        }
        for (int g = 0; g < form.joins().size(); g++) {
            for (int c = 0; c < form.joins().get(g).size(); c++) {
                var row = form.joins().get(g).get(c);
                fields.put("join." + g + "." + c + ".source", row.source());
                fields.put("join." + g + "." + c + ".metaverse", row.metaverse());
                if (row.caseSensitive()) {
                    fields.put("join." + g + "." + c + ".case", "true");
                }
            }
        }
        for (int i = 0; i < form.flows().size(); i++) {
            var row = form.flows().get(i);
            fields.put("flow." + i + ".target", row.target());
            fields.put("flow." + i + ".kind", row.kind().name());
            fields.put("flow." + i + ".source", row.source());
            fields.put("flow." + i + ".merge", row.merge().name());
            if (row.once()) {
                fields.put("flow." + i + ".once", "true");
            }
        }
        return fields;
    }
}
