package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.FindingCode;
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
            lost.add(without(
                    rule,
                    "relationshipCriteria",
                    "its join conditions towards the target: objects are matched there by anchor, then by address or"
                            + " user principal name"));
        }
        if (Boolean.TRUE.equals(rule.passwordSync())) {
            lost.add(without(
                    rule, "EnablePasswordSync", "its password synchronization: password hashes are not carried"));
        }
        if (rule.keepsDeleted()) {
            lost.add(without(
                    rule,
                    "softDeleteExpiryInterval",
                    "its soft-delete interval of " + rule.softDelete() + ": a grace for leavers is set at the source"));
        }
        return lost;
    }

    private static Finding without(SyncRule rule, String element, String what) {
        return FindingCode.RULE_PART_LOST.at(
                rule.at(element), "The rule '" + rule.name() + "' is carried over without " + what + ".");
    }
}
