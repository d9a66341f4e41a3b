package io.isthmus.analyzer.report;

import io.isthmus.analyzer.inventory.RuleFacts;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a rule of the old tool, by what the analysis concluded.
 *
 * @param code of the sentence that says it
 * @param reason where a custom rule is lost
 * @param findings that speak of this rule
 */
record RuleFate(Code code, @Nullable NotCarriedOver reason, List<Finding> findings) {

    enum Code {
        /** our standard rules do the same */
        STANDARD,
        /** disabled in the old tool, and the settings disable ours, too */
        STAYS_DISABLED,
        /** disabled in the old tool; the findings say what that means */
        DISABLED,
        /** somebody changed a shipped rule; the change is not carried over */
        CHANGE_LOST,
        /** a shipped rule of a version that is not known */
        NOT_COMPARED,
        CARRIED_OVER,
        LOST
    }

    static RuleFate of(RuleFacts rule, WhatIsSaid said) {
        String path = path(rule);
        return new RuleFate(code(rule, said), said.reason(path), said.findings(path));
    }

    private static Code code(RuleFacts rule, WhatIsSaid said) {
        if (rule.state().equals("CUSTOM")) {
            return said.carriedOver(rule.origin().id()) ? Code.CARRIED_OVER : Code.LOST;
        }
        if (rule.disabled()) {
            return said.standardRulesDisabled() ? Code.STAYS_DISABLED : Code.DISABLED;
        }
        return switch (rule.state()) {
            case "STANDARD_CHANGED" -> Code.CHANGE_LOST;
            case "STANDARD_NOT_COMPARED" -> Code.NOT_COMPARED;
            default -> Code.STANDARD;
        };
    }

    /** Without the line, which is another inside of it. */
    private static @Nullable String path(RuleFacts rule) {
        String whole = rule.origin().evidence();
        return whole == null ? null : whole.replaceFirst(" \\(line \\d+\\)$", "");
    }
}
