package io.isthmus.migration.migrating;

import static io.isthmus.migration.migrating.Judgement.notPassed;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.analysis.Finding.Severity;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.migration.migrating.Evidence.Analyzed;
import io.isthmus.migration.migrating.Judgement.NotPassed;
import io.isthmus.migration.migrating.Judgement.Passed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a migration may go on with an analysis.
 *
 * <pre>
 *     verdict              path PARALLEL                       path IN_PLACE
 *     IN_PLACE             yes (forced export)                 yes
 *     PARALLEL             yes                                 only overridden
 *     BLOCKED              only overridden: by hand,           no
 *                          with what can be carried over
 *     none (no count)      yes                                 no
 * </pre>
 *
 * "Overridden": the administrator asks for it, and the analysis allows it.
 *
 * <p>In place, a database server of the old tool's has to be confirmed by a person beside that: it stays behind, and other
 * tools may use it. (In parallel it is left alone: a deployment has databases of its own.)
 */
public final class AnalysisJudgement {

    /** The analyzer's code for an old tool that uses a full database server. */
    private static final String DATABASE_SERVER = "DATABASE_FULL_SQL_SERVER";

    private AnalysisJudgement() {}

    /** With no database confirmed. */
    public static Judgement judge(Path path, AnalysisResult analysis, boolean override) {
        return judge(path, analysis, override, false);
    }

    public static Judgement judge(Path path, AnalysisResult analysis, boolean override, boolean databaseConfirmed) {
        return switch (judgeAnalysis(path, analysis, override)) {
            case Passed passed -> judgeDatabase(path, analysis, databaseConfirmed, (Analyzed) passed.evidence());
            case NotPassed not -> not;
        };
    }

    private static Judgement judgeDatabase(Path path, AnalysisResult analysis, boolean confirmed, Analyzed evidence) {
        Optional<String> server = analysis.findings().stream()
                .filter(finding -> finding.code().equals(DATABASE_SERVER))
                .map(Finding::message)
                .findFirst();
        if (path != Path.IN_PLACE || server.isEmpty()) {
            return new Passed(evidence);
        }
        return confirmed
                ? new Passed(evidence.withDatabase(server.get()))
                : new NotPassed(
                        new Failure(
                                "DATABASE_NOT_CONFIRMED",
                                server.get(),
                                "See that it is the one, and that nothing else needs it; then trigger ANALYZE with"
                                        + " {\"databaseConfirmed\": true}."),
                        evidence.withDatabase(server.get()));
    }

    private static Judgement judgeAnalysis(Path path, AnalysisResult analysis, boolean override) {
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

    private static Judgement unreadable(AnalysisResult analysis) {
        AnalysisResult.Failure failure = analysis.failure();
        return notPassed(
                "ANALYSIS_FAILED",
                "the export " + analysis.fileName() + " could not be read: "
                        + (failure == null ? "no reason given" : failure.message() + " (" + failure.where() + ")"),
                failure == null ? "Analyze the export again." : failure.whatToDo());
    }

    private static Judgement judgeVerdict(Path path, AnalysisResult analysis, boolean override) {
        if (analysis.settings() == null) {
            return notPassed(
                    "ANALYSIS_WITHOUT_SETTINGS",
                    "nothing of " + analysis.fileName() + " can be carried over",
                    "Write the settings by hand and bring them in force by PUT /api/settings.");
        }
        boolean overridden = override && analysis.overrideAllowed();
        return switch (path) {
            case PARALLEL -> judgeParallel(analysis, overridden);
            case IN_PLACE -> judgeInPlace(analysis, overridden);
        };
    }

    private static Judgement judgeParallel(AnalysisResult analysis, boolean overridden) {
        return switch (analysis.verdict()) {
            case null -> passed(analysis, false, "parallel: the object count is unknown, so only this path is open");
            case PARALLEL -> passed(analysis, false, "parallel, as recommended");
            case IN_PLACE -> passed(analysis, true, "parallel on request (forced export); in-place was recommended");
            case BLOCKED ->
                overridden
                        ? passed(
                                analysis,
                                true,
                                "blocked, and gone on by hand through a staging deployment: what is not carried over"
                                        + " has to be re-created")
                        : blocked(analysis);
        };
    }

    private static Judgement judgeInPlace(AnalysisResult analysis, boolean overridden) {
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
                        : notPassed(
                                "PARALLEL_RECOMMENDED",
                                "the analysis recommends a parallel migration"
                                        + Optional.ofNullable(count(analysis))
                                                .map(count -> " of " + count + " objects")
                                                .orElse(""),
                                analysis.overrideAllowed()
                                        ? "Begin a parallel migration, or trigger ANALYZE with {\"override\": true}."
                                        : "Begin a parallel migration; the analysis allows no override.");
            case BLOCKED -> blocked(analysis);
        };
    }

    private static NotPassed blocked(AnalysisResult analysis) {
        String reasons = analysis.findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKING)
                .map(finding -> finding.message() + " (" + finding.evidence() + ")")
                .collect(Collectors.joining("; "));
        String whatToDo = analysis.overrideAllowed()
                ? "Migrate by hand through a staging deployment: begin a parallel migration, trigger ANALYZE with"
                        + " {\"override\": true}, and re-create what the analysis lists as not carried over."
                : "Remove the cause in the old tool, export its configuration again, and analyze that.";
        return new NotPassed(
                new Failure(
                        "MIGRATION_BLOCKED",
                        "the analysis blocks the migration: " + (reasons.isEmpty() ? "no finding says why" : reasons),
                        whatToDo),
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
                null);
    }

    private static Long count(AnalysisResult analysis) {
        return Optional.ofNullable(analysis.objects()).map(ObjectCount::count).orElse(null);
    }
}
