package io.isthmus.analyzer.report;

import io.isthmus.analyzer.inventory.RuleFacts;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.List;
import java.util.Optional;
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

    static RuleFate of(RuleFacts rule, AnalysisResult analysis) {
        String path = path(rule);
        List<Finding> findings = analysis.findings().stream()
                .filter(finding -> lies(finding.evidence(), path))
                .toList();
        Optional<NotCarriedOver> left = analysis.notCarriedOver().stream()
                .filter(each -> lies(each.evidence(), path))
                .findFirst();
        return new RuleFate(code(rule, analysis.settings()), left.orElse(null), findings);
    }

    private static Code code(RuleFacts rule, @Nullable SettingsDocument settings) {
        if (rule.state().equals("CUSTOM")) {
            return carried(rule, settings) ? Code.CARRIED_OVER : Code.LOST;
        }
        if (rule.disabled()) {
            return settings != null && !settings.rules().disabledStandardRules().isEmpty()
                    ? Code.STAYS_DISABLED
                    : Code.DISABLED;
        }
        return switch (rule.state()) {
            case "STANDARD_CHANGED" -> Code.CHANGE_LOST;
            case "STANDARD_NOT_COMPARED" -> Code.NOT_COMPARED;
            default -> Code.STANDARD;
        };
    }

    /** A rule of ours bears the old one's id, with or without something behind it. */
    private static boolean carried(RuleFacts rule, @Nullable SettingsDocument settings) {
        return settings != null
                && rule.origin().id() != null
                && settings.rules().custom().stream()
                        .anyMatch(ours -> ours.id().contains(rule.origin().id()));
    }

    /** Without the line, which is another inside of it. */
    private static @Nullable String path(RuleFacts rule) {
        String whole = rule.origin().evidence();
        return whole == null ? null : whole.replaceFirst(" \\(line \\d+\\)$", "");
    }

    /** Whether a place is that one, or inside of it. */
    private static boolean lies(@Nullable String place, @Nullable String path) {
        return place != null
                && path != null
                && place.startsWith(path)
                && (place.length() == path.length() || "/ (".indexOf(place.charAt(path.length())) >= 0);
    }
}
