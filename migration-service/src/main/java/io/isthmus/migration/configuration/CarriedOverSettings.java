package io.isthmus.migration.configuration;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.clients.AnalysisLookup;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.StepRefused;
import jakarta.enterprise.context.ApplicationScoped;

/** The settings that the attached analysis could carry over. */
@ApplicationScoped
public class CarriedOverSettings {

    private final AnalysisLookup analyses;

    CarriedOverSettings(AnalysisLookup analyses) {
        this.analyses = analyses;
    }

    public AnalysisResult analysis(Facts facts) {
        AnalysisResult analysis = analyses.find(facts.analysisId()).orElseThrow(() -> gone(facts));
        if (analysis.settings() == null) {
            throw gone(facts);
        }
        return analysis;
    }

    /** The exported document where the path has one, else what the analysis says. */
    public SettingsDocument settings(Facts facts) {
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
