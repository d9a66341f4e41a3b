package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;

/** Parts of a custom rule that rules of ours do not have. The rest of the rule is carried over all the same. */
final class LostRuleParts {

    private LostRuleParts() {}

    static List<Finding> of(SyncRule rule) {
        List<Finding> lost = new ArrayList<>();
        boolean joins = rule.joins().stream().anyMatch(group -> !group.isEmpty());
        if (joins && "outbound".equalsIgnoreCase(rule.direction())) {
            lost.add(part(
                    rule,
                    "relationshipCriteria",
                    "its join conditions towards the target; objects are matched there by anchor, then by address or"
                            + " user principal name"));
        }
        if (Boolean.TRUE.equals(rule.passwordSync())) {
            lost.add(part(rule, "EnablePasswordSync", "that it lets password hashes through; they are not carried"));
        }
        if (rule.keepsDeleted()) {
            lost.add(part(
                    rule,
                    "softDeleteExpiryInterval",
                    "that it keeps objects which left its scope for " + rule.softDelete()
                            + "; a grace for leavers is set at the source"));
        }
        return lost;
    }

    private static Finding part(SyncRule rule, String element, String what) {
        return FindingCode.RULE_PART_LOST.at(
                rule.at(element), "Of the rule '" + rule.name() + "' is not carried over " + what + ".");
    }
}
