package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.comparing.StandardRuleTable;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;

/** All rules that look at an export, one after the other; their results in order of severity. */
public final class FindingRules {

    private final Baseline baseline;
    private final StandardRuleTable standard;

    public FindingRules(Baseline baseline, StandardRuleTable standard) {
        this.baseline = baseline;
        this.standard = standard;
    }

    /** In lower case. */
    public List<String> requiredAttributes() {
        return List.copyOf(baseline.requiredAttributes());
    }

    /** {@code STANDARD}, {@code STANDARD_CHANGED}, {@code STANDARD_NOT_COMPARED} or {@code CUSTOM}. */
    public String stateOf(SyncRule rule) {
        if (rule.custom()) {
            return "CUSTOM";
        }
        return switch (standard.compare(rule)) {
            case StandardRuleTable.Unchanged() -> "STANDARD";
            case StandardRuleTable.Changed changed -> "STANDARD_CHANGED";
            case StandardRuleTable.NotComparable other -> "STANDARD_NOT_COMPARED";
        };
    }

    /** @param more findings of others, which count with these */
    public List<Finding> of(LegacyExport export, Product product, List<Finding> more) {
        BoundedFindings found = new BoundedFindings();
        CompletenessFindings.of(export, product).forEach(found);
        new ProgramFindings(baseline).of(export, product).forEach(found);
        new SourceFindings(baseline).of(export, product).forEach(found);
        new RuleFindings(standard).of(export, found);
        SettingsFindings.of(export, product).forEach(found);
        LostSettings.of(export, product).forEach(found);
        UploadFindings.of(export, product).forEach(found);
        more.forEach(found);
        return found.all();
    }
}
