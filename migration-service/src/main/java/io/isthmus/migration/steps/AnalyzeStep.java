package io.isthmus.migration.steps;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.Analyze;
import io.isthmus.migration.clients.AnalysisLookup;
import io.isthmus.migration.migrating.AnalysisJudgement;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.StepEvidence.Analyzed;
import io.isthmus.migration.migrating.StepRefused;
import jakarta.enterprise.context.ApplicationScoped;

/** ANALYZE: attaches an analysis, if this path may be taken with its verdict. */
@ApplicationScoped
class AnalyzeStep implements ImmediateStep {

    private final AnalysisLookup analyses;

    AnalyzeStep(AnalysisLookup analyses) {
        this.analyses = analyses;
    }

    @Override
    public Name name() {
        return Name.ANALYZE;
    }

    @Override
    public Result perform(Call call) {
        Analyze body = call.required(Analyze.class);
        AnalysisResult analysis = analyses.find(body.analysisId())
                .orElseThrow(() -> new StepRefused(
                        "ANALYSIS_NOT_FOUND",
                        "there is no analysis " + body.analysisId(),
                        "Upload the export by POST /api/analyses of analyzer-service, and name the id it answers."));
        return Result.of(AnalysisJudgement.judge(call.path(), analysis, body.override()), evidence -> {
            Analyzed analyzed = (Analyzed) evidence;
            return call.facts()
                    .with(new AttachedAnalysis(
                            analysis.id(), analysis.verdict(), analyzed.overridden(), analyzed.database()));
        });
    }
}
