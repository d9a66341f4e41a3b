package io.isthmus.rules.rule;

/**
 * Why a rule cannot be used.
 *
 * @param ruleId of the rule, as given
 * @param place what part of the rule, such as {@code flow displayName} or {@code scope condition 2.1}
 * @param position offset in the expression, 0-based; -1 where there is no expression
 */
public record RuleProblem(String ruleId, String place, int position, String message) {

    @Override
    public String toString() {
        String where = position < 0 ? place : place + " at character " + (position + 1);
        return "rule " + ruleId + ", " + where + ": " + message;
    }
}
