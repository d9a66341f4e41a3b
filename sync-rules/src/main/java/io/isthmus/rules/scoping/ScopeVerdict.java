package io.isthmus.rules.scoping;

import io.isthmus.rules.rule.ScopeCondition;
import java.util.List;

/**
 * Why a rule is, or is not, in scope for an object.
 *
 * @param failed the conditions that did not hold, of all groups; empty when the rule is in scope
 */
public record ScopeVerdict(String ruleId, String ruleName, boolean inScope, List<FailedCondition> failed) {

    public ScopeVerdict {
        failed = List.copyOf(failed);
    }

    /**
     * @param group number of its group, from 1
     * @param found what the object has instead, empty when the attribute is absent
     */
    public record FailedCondition(int group, ScopeCondition condition, List<String> found) {
        public FailedCondition {
            found = List.copyOf(found);
        }

        /** {@code mail ISNOTNULL, but it is absent}. */
        @Override
        public String toString() {
            return condition + (found.isEmpty() ? ", but it is absent" : ", but it is " + String.join(" | ", found));
        }
    }
}
