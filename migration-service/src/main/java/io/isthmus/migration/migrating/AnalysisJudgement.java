package io.isthmus.migration.migrating;

import static io.isthmus.migration.migrating.StepJudgement.notPassed;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.analysis.Finding.Severity;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.migration.migrating.StepEvidence.Analyzed;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a migration may go on with an analysis.
 *
 * <pre>
 *     verdict              path IN_PLACE      path PARALLEL                     path MANUAL
 *     IN_PLACE             yes                only overridden (forced export)   only overridden
 *     PARALLEL             only overridden    yes                               only overridden
 *     BLOCKED              no                 no                                yes
 *     none (no count)      no                 yes                               no
 * </pre>
 *
 * "Overridden": the administrator asks for it, and the analysis allows it; recorded in both directions.
 */
public final class AnalysisJudgement {

    private AnalysisJudgement() {}

    public static StepJudgement judge(Path path, AnalysisResult analysis, boolean override) {
        return switch (analysis.status()) {
            case RUNNING ->
                notPassed(
                        "ANALYSIS_RUNNING",
                        "analysis " + analysis.id() + " has not ended yet",
                        "Wait until GET /api/analyses/" + analysis.id() + " of analyzer-service says DONE.");
            case FAILED -> unreadable(analysis);
            case DONE -> judgeVerdict(path, analysis, override);
        };
    }

    private static StepJudgement unreadable(AnalysisResult analysis) {
        AnalysisResult.Failure failure = analysis.failure();
        return notPassed(
                "ANALYSIS_FAILED",
                "the export " + analysis.fileName() + " could not be read: "
                        + (failure == null ? "no reason given" : failure.message() + " (" + failure.where() + ")"),
                failure == null ? "Analyze the export again." : failure.whatToDo());
    }

    private static StepJudgement judgeVerdict(Path path, AnalysisResult analysis, boolean override) {
        if (analysis.settings() == null) {
            return notPassed(
                    "ANALYSIS_WITHOUT_SETTINGS",
                    "nothing of " + analysis.fileName() + " can be carried over",
                    "Write the settings by hand and bring them in force by PUT /api/settings.");
        }
        if (analysis.lacksParts() && analysis.verdict() == null) {
            return incomplete(analysis);
        }
        boolean overridden = override && analysis.overrideAllowed();
        return switch (path) {
            case PARALLEL -> judgeParallel(analysis, overridden);
            case IN_PLACE -> judgeInPlace(analysis, overridden);
            case MANUAL -> judgeManual(analysis, overridden);
            case SWING, CLEAN_INSTALL ->
                notPassed(
                        "NO_OLD_TOOL",
                        "a migration " + path + " has no old tool to analyze",
                        "Begin a migration of another path.");
        };
    }

    private static StepJudgement incomplete(AnalysisResult analysis) {
        return analysis.findings().stream()
                .filter(finding -> finding.code().equals(AnalysisResult.INCOMPLETE_EXPORT))
                .findFirst()
                .map(finding -> notPassed(finding.code(), finding.message(), finding.whatToDo()))
                .orElseThrow();
    }

    private static StepJudgement judgeParallel(AnalysisResult analysis, boolean overridden) {
        return switch (analysis.verdict()) {
            case null -> passed(analysis, false, "parallel: the object count is unknown, so only this path is open");
            case PARALLEL -> passed(analysis, false, "parallel, as recommended");
            case IN_PLACE ->
                overridden
                        ? passed(analysis, true, "parallel on request (forced export); in-place was recommended")
                        : overrideNeeded(analysis, "IN_PLACE_RECOMMENDED", "an in-place migration");
            case BLOCKED -> blocked(analysis);
        };
    }

    private static StepJudgement judgeInPlace(AnalysisResult analysis, boolean overridden) {
        return switch (analysis.verdict()) {
            case null ->
                notPassed(
                        "OBJECT_COUNT_UNKNOWN",
                        "the object count is unknown, and without it there is no in-place migration",
                        "Give or measure it by POST /api/analyses/" + analysis.id()
                                + "/object-count of analyzer-service, or begin a parallel migration.");
            case IN_PLACE -> passed(analysis, false, "in place, as recommended");
            case PARALLEL ->
                overridden
                        ? passed(analysis, true, "in place on explicit override; parallel was recommended")
                        : overrideNeeded(analysis, "PARALLEL_RECOMMENDED", "a parallel migration");
            case BLOCKED -> blocked(analysis);
        };
    }

    private static StepJudgement judgeManual(AnalysisResult analysis, boolean overridden) {
        return switch (analysis.verdict()) {
            case BLOCKED ->
                passed(
                        analysis,
                        false,
                        "by hand through a staging deployment, as a blocked analysis needs it: what is not carried over"
                                + " has to be re-created");
            case null ->
                notPassed(
                        "NOTHING_BLOCKS",
                        "nothing blocks this migration, so nothing needs to be re-created by hand",
                        "Begin a parallel migration.");
            case IN_PLACE, PARALLEL ->
                overridden
                        ? passed(analysis, true, "by hand on request, though nothing blocks the migration")
                        : overrideNeeded(
                                analysis,
                                "NOTHING_BLOCKS",
                                analysis.verdict() == Verdict.IN_PLACE
                                        ? "an in-place migration"
                                        : "a parallel migration");
        };
    }

    private static NotPassed overrideNeeded(AnalysisResult analysis, String code, String recommended) {
        String objects = Optional.ofNullable(count(analysis))
                .map(count -> " of " + count + " objects")
                .orElse("");
        String another = recommended.replaceFirst("^an? ", "");
        return notPassed(
                code,
                "the analysis recommends " + recommended + objects,
                analysis.overrideAllowed()
                        ? "Begin " + recommended + ", or trigger ANALYZE with {\"override\": true}."
                        : "Begin " + recommended + "; the analysis allows nothing but the " + another + ".");
    }

    private static NotPassed blocked(AnalysisResult analysis) {
        String reasons = analysis.findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKING)
                .map(finding -> finding.message() + " (" + finding.evidence() + ")")
                .collect(Collectors.joining("; "));
        return new NotPassed(
                new Failure(
                        "MIGRATION_BLOCKED",
                        "the analysis blocks the migration: " + (reasons.isEmpty() ? "no finding says why" : reasons),
                        "Begin a migration of path MANUAL, which leads through a staging deployment with what can be"
                                + " carried over and lists what to re-create; or remove the cause in the old tool and"
                                + " analyze its export again."),
                evidence(analysis, false, "blocked"));
    }

    private static Passed passed(AnalysisResult analysis, boolean overridden, String decision) {
        return new Passed(evidence(analysis, overridden, decision));
    }

    private static Analyzed evidence(AnalysisResult analysis, boolean overridden, String decision) {
        Verdict verdict = analysis.verdict();
        List<String> blocking = analysis.findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKING)
                .map(Finding::code)
                .toList();
        return new Analyzed(
                analysis.id(),
                analysis.fileName(),
                verdict,
                count(analysis),
                analysis.estimatedMinutes(),
                overridden,
                decision,
                blocking,
                DatabaseServer.in(analysis).orElse(null));
    }

    private static @Nullable Long count(AnalysisResult analysis) {
        return Optional.ofNullable(analysis.objects()).map(ObjectCount::count).orElse(null);
    }
}
