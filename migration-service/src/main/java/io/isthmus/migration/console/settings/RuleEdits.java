package io.isthmus.migration.console.settings;

import io.isthmus.migration.console.settings.RuleForm.FlowRow;
import io.isthmus.migration.console.settings.RuleForm.JoinRow;
import io.isthmus.migration.console.settings.RuleForm.ScopeRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the buttons of a rule's form do to it; the page is shown anew with one row more or less.
 *
 * <pre>
 *     flow.add   flow.remove.3   flow.up.3   flow.down.3
 *     scope.group   scope.add.0   scope.remove.0.1
 *     join.group    join.add.0    join.remove.0.1    join.up.1   join.down.1
 * </pre>
 *
 * An action that fits nothing changes nothing.
 */
final class RuleEdits {

    private RuleEdits() {}

    static RuleForm apply(RuleForm form, String action) {
        String[] words = action == null ? new String[0] : action.split("\\.");
        if (words.length < 2) {
            return form;
        }
        int first = number(words, 2);
        int second = number(words, 3);
        return switch (words[0]) {
            case "flow" -> form.withFlows(rows(form.flows(), words[1], first, FlowRow.EMPTY));
            case "scope" -> form.withScope(groups(form.scope(), words[1], first, second, ScopeRow.EMPTY));
            case "join" -> form.withJoins(groups(form.joins(), words[1], first, second, JoinRow.EMPTY));
            default -> form;
        };
    }

    private static <T> List<List<T>> groups(List<List<T>> groups, String what, int group, int row, T empty) {
        List<List<T>> changed = new ArrayList<>(groups);
        if (what.equals("group")) {
            changed.add(List.of(empty));
        } else if (what.equals("up") || what.equals("down")) {
            return rows(groups, what, group, List.of());
        } else if (group >= 0 && group < changed.size()) {
            changed.set(group, rows(changed.get(group), what, row, empty));
            if (changed.get(group).isEmpty()) {
                changed.remove(group);
            }
        }
        return List.copyOf(changed);
    }

    private static <T> List<T> rows(List<T> rows, String what, int row, T empty) {
        List<T> changed = new ArrayList<>(rows);
        boolean there = row >= 0 && row < rows.size();
        if (what.equals("add")) {
            changed.add(empty);
        } else if (what.equals("remove") && there) {
            changed.remove(row);
        } else if (what.equals("up") && there && row > 0) {
            Collections.swap(changed, row, row - 1);
        } else if (what.equals("down") && there && row + 1 < rows.size()) {
            Collections.swap(changed, row, row + 1);
        }
        return List.copyOf(changed);
    }

    private static int number(String[] words, int at) {
        return words.length > at && words[at].matches("\\d{1,4}") ? Integer.parseInt(words[at]) : -1;
    }
}
