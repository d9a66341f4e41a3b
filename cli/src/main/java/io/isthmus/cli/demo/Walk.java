package io.isthmus.cli.demo;

import static java.util.Objects.requireNonNull;

import io.isthmus.cli.api.Api;
import io.isthmus.cli.api.Apis;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.localstack.polling.Polling;
import io.isthmus.localstack.services.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls of an administrator who migrates from an old tool, one method a step. */
final class Walk {

    private static final Duration ANALYSIS_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STEP_TIMEOUT = Duration.ofHours(2);

    private final Apis apis;
    private final Terminal terminal;
    private @Nullable String migrationId;

    Walk(Apis apis, Terminal terminal) {
        this.apis = apis;
        this.terminal = terminal;
    }

    AnalysisResult analyze(String fileName, byte[] export) throws InterruptedException {
        Api analyzer = apis.asOperator(Service.ANALYZER);
        AnalysisResult begun = analyzer.upload("/api/analyses?fileName=" + fileName, export, AnalysisResult.class);
        AnalysisResult result = Polling.until(
                ANALYSIS_TIMEOUT,
                () -> analyzer.get("/api/analyses/" + begun.id(), AnalysisResult.class),
                analysis -> analysis.status() != AnalysisResult.Status.RUNNING);
        require(
                result.status() != AnalysisResult.Status.RUNNING,
                "the analysis is still running after " + ANALYSIS_TIMEOUT);
        if (result.status() == AnalysisResult.Status.FAILED) {
            throw new DemoFailed("the export could not be read: " + result.failure());
        }
        return result;
    }

    /** Counts in the live directory what the migrated filters let through; only then there is a verdict. */
    AnalysisResult count(AnalysisResult analysis, SampleAccess directory) {
        return apis.asAdmin(Service.ANALYZER)
                .post(
                        "/api/analyses/" + analysis.id() + "/object-count",
                        Map.of("directory", directory.forCounting()),
                        AnalysisResult.class);
    }

    void begin(AnalysisResult analysis) throws InterruptedException {
        Migration migration = apis.asOperator(Service.MIGRATION)
                .post(
                        "/api/migrations",
                        new Migration.Begin("Away from DirSync", Migration.Path.PARALLEL),
                        Migration.class);
        migrationId = migration.id();
        // a parallel migration of few objects goes against the recommendation, on request
        boolean override = analysis.verdict() != AnalysisResult.Verdict.PARALLEL;
        step(MigrationStep.Name.ANALYZE, new StepBody.Analyze(analysis.id(), override));
    }

    byte[] exportSettings() throws InterruptedException {
        step(MigrationStep.Name.EXPORT_SETTINGS, null);
        return apis.asOperator(Service.MIGRATION).download(path() + "/settings");
    }

    /** Target and sources are tried for real before anything is configured with them. */
    void tryCredentials(SettingsDocument exported, SampleAccess directory, TargetSettings target)
            throws InterruptedException {
        Map<String, StepBody.SourceAccess> sources = new HashMap<>();
        for (SourceSettings source : exported.sources()) {
            sources.put(source.name(), directory.forSource());
        }
        step(MigrationStep.Name.CLOUD_CREDENTIALS, new StepBody.CloudCredentials(target));
        step(MigrationStep.Name.DIRECTORY_CREDENTIALS, new StepBody.DirectoryCredentials(sources));
    }

    PendingExportSummary pendingExports() {
        return apis.asOperator(Service.EXPORT).get("/api/pending-exports/summary", PendingExportSummary.class);
    }

    PendingExportView.Page somePendingExports(int limit) {
        return apis.asOperator(Service.EXPORT).get("/api/pending-exports?limit=" + limit, PendingExportView.Page.class);
    }

    void review(PendingExportSummary summary) throws InterruptedException {
        step(
                MigrationStep.Name.REVIEW_PENDING_EXPORTS,
                new StepBody.Approve(summary.digest(), "looked at by the demo"));
    }

    void retireOldTool() throws InterruptedException {
        step(MigrationStep.Name.RETIRE_OLD_TOOL, new StepBody.Retire(true, "DirSync uninstalled"));
    }

    /** Triggers a step and waits until it is done, showing its progress. */
    MigrationStep step(MigrationStep.Name name, @Nullable StepBody body) throws InterruptedException {
        Api migrations = apis.asAdmin(Service.MIGRATION);
        String path = path();
        migrations.post(path + "/steps/" + name, body, Migration.class);
        MigrationStep step = Polling.until(
                STEP_TIMEOUT,
                () -> find(migrations.get(path, Migration.class), name),
                now -> now.status() != MigrationStep.Status.RUNNING,
                this::show);
        terminal.clear();
        require(step.status() != MigrationStep.Status.RUNNING, name + " is still running after " + STEP_TIMEOUT);
        if (step.status() != MigrationStep.Status.DONE) {
            throw new DemoFailed(
                    step.failure() == null
                            ? name + " ended as " + step.status()
                            : name + " failed (" + step.failure().code() + "): "
                                    + step.failure().message() + " "
                                    + step.failure().whatToDo());
        }
        return step;
    }

    /** A run of the step's own may wait for one that export-service has begun by itself: that one is what goes on. */
    private void show(MigrationStep running) {
        MigrationStep.Progress progress = running.progress();
        if (progress == null) {
            return;
        }
        Optional<Run.Step> underWay = isWaiting(running) ? runningAtExportService() : Optional.empty();
        underWay.ifPresentOrElse(
                step -> terminal.progress("under way at export-service: " + step.name(), step.done(), step.expected()),
                () -> terminal.progress(progress.what(), progress.done(), progress.expected()));
    }

    private static boolean isWaiting(MigrationStep running) {
        return running.evidence() != null
                && running.evidence()
                        .path("operations")
                        .valueStream()
                        .anyMatch(operation -> operation.hasNonNull("runId")
                                && operation.path("status").asText().equals(RunStatus.WAITING.name()));
    }

    private Optional<Run.Step> runningAtExportService() {
        Run[] runs = apis.asViewer(Service.EXPORT).get("/api/runs?limit=5", Run[].class);
        return Stream.of(runs)
                .filter(run -> run.status() == RunStatus.RUNNING)
                .flatMap(run -> run.steps().stream())
                .filter(step -> step.status() == RunStatus.RUNNING)
                .findFirst();
    }

    Migration migration() {
        return apis.asViewer(Service.MIGRATION).get(path(), Migration.class);
    }

    static String text(byte[] settings) {
        return new String(settings, StandardCharsets.UTF_8);
    }

    private static MigrationStep find(Migration migration, MigrationStep.Name name) {
        return migration.steps().stream()
                .filter(step -> step.name() == name)
                .findFirst()
                .orElseThrow(() -> new DemoFailed("the migration has no step " + name));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new DemoFailed(otherwise);
        }
    }

    private String path() {
        return "/api/migrations/" + requireNonNull(migrationId, "a migration was begun");
    }
}
