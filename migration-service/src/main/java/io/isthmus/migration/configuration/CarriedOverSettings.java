package io.isthmus.migration.configuration;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.clients.AnalysisLookup;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.ExportedDocument;
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
        String id = facts.find(AttachedAnalysis.class)
                .map(AttachedAnalysis::analysisId)
                .orElse(null);
        return analyses.find(id)
                .filter(analysis -> analysis.settings() != null)
                .orElseThrow(() -> new StepRefused(
                        "ANALYSIS_LOST",
                        "the settings of analysis " + id + " cannot be found any more",
                        "Analyze the export again, and trigger ANALYZE with the new id (?again=true)."));
    }

    /** The exported document where the path has one, else what the analysis says. */
    public SettingsDocument settings(Facts facts) {
        return facts.find(ExportedDocument.class)
                .map(exported -> new SettingsText(exported.exportedSettings()).document())
                .orElseGet(() -> analysis(facts).settings());
    }
}
