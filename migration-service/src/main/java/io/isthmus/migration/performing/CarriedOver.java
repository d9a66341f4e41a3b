package io.isthmus.migration.performing;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.migrating.Facts;
import jakarta.enterprise.context.ApplicationScoped;

/** The settings that the attached analysis could carry over. */
@ApplicationScoped
class CarriedOver {

    private final Analyses analyses;

    CarriedOver(Analyses analyses) {
        this.analyses = analyses;
    }

    AnalysisResult analysis(Facts facts) {
        AnalysisResult analysis = analyses.find(facts.analysisId()).orElseThrow(() -> gone(facts));
        if (analysis.settings() == null) {
            throw gone(facts);
        }
        return analysis;
    }

    /** The exported document where the path has one, else what the analysis says. */
    SettingsDocument settings(Facts facts) {
        return facts.exportedSettings() != null
                ? new SettingsText(facts.exportedSettings()).document()
                : analysis(facts).settings();
    }

    private static StepRefused gone(Facts facts) {
        return new StepRefused(
                "ANALYSIS_LOST",
                "the settings of analysis " + facts.analysisId() + " cannot be found any more",
                "Analyze the export again, and trigger ANALYZE with the new id (?again=true).");
    }
}
