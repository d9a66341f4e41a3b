package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.analyzer.verdict.FindingVariants.LostPart;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;

/** Parts of a custom rule that rules of ours do not have. The rest of the rule is carried over all the same. */
final class LostRuleParts {

    private LostRuleParts() {}

    static List<Finding> of(SyncRule rule) {
        List<Finding> lost = new ArrayList<>();
        Details named = Details.of("rule", rule.name());
        boolean joins = rule.joins().stream().anyMatch(group -> !group.isEmpty());
        if (joins && "outbound".equalsIgnoreCase(rule.direction())) {
            lost.add(FindingCode.RULE_PART_LOST.at(rule.at("relationshipCriteria"), LostPart.JOINS, named));
        }
        if (Boolean.TRUE.equals(rule.passwordSync())) {
            lost.add(FindingCode.RULE_PART_LOST.at(rule.at("EnablePasswordSync"), LostPart.PASSWORDS, named));
        }
        if (rule.keepsDeleted()) {
            lost.add(FindingCode.RULE_PART_LOST.at(
                    rule.at("softDeleteExpiryInterval"),
                    LostPart.SOFT_DELETE,
                    named.and("interval", rule.softDelete())));
        }
        return lost;
    }
}
