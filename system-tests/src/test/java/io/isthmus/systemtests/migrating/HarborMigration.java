package io.isthmus.systemtests.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.stack.MigrationDriver;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The parallel migration from the old tool that once exported from the sample directory. */
final class HarborMigration {

    private final Harbor harbor;
    private final AnalysisResult analysis;
    private final MigrationDriver steps;

    private HarborMigration(Harbor harbor, AnalysisResult analysis, MigrationDriver steps) {
        this.harbor = harbor;
        this.analysis = analysis;
        this.steps = steps;
    }

    /** Uploads the old tool's export, counts the objects live, and begins. */
    static HarborMigration begin(Harbor harbor) {
        return begin(harbor, Migration.Path.PARALLEL);
    }

    static HarborMigration begin(Harbor harbor, Migration.Path path) {
        return begin(harbor, path, OldTool.DIRSYNC);
    }

    /** @param tool that is left */
    static HarborMigration begin(Harbor harbor, Migration.Path path, OldTool tool) {
        var analysis = counted(harbor, analyzed(harbor, tool));
        return new HarborMigration(
                harbor, analysis, MigrationDriver.begin(harbor.deployment(), "Harbor to " + harbor.target(), path));
    }

    /** The whole of the other path: the old tool goes first, and from there on nobody triggers anything. */
    void inPlace() {
        steps.perform(Name.ANALYZE, new StepBody.Analyze(analysis.id(), false));
        tryCredentials();
        if (steps.has(Name.CONFIRM_DATABASE)) {
            steps.perform(Name.CONFIRM_DATABASE, new StepBody.ConfirmDatabase(true, null));
        }
        steps.perform(
                Name.READY_TO_CONFIGURE,
                new StepBody.Ready(steps.configuration().digest(), true, null));
        steps.perform(Name.RETIRE_OLD_TOOL, new StepBody.Retire(true, "uninstalled"));
        steps.awaitDone(Name.CONFIRM);
    }

    AnalysisResult analysis() {
        return analysis;
    }

    MigrationDriver steps() {
        return steps;
    }

    /** Everything that is done while the old tool still exports: nothing is written to the target. */
    void throughStaging() {
        intoStaging();
        initialRun();
    }

    void intoStaging() {
        steps.perform(Name.ANALYZE, new StepBody.Analyze(analysis.id(), true));
        steps.perform(Name.EXPORT_SETTINGS);
        tryCredentials();
        steps.perform(Name.IMPORT_SETTINGS);
        steps.perform(Name.ENTER_STAGING);
    }

    void initialRun() {
        steps.perform(Name.INITIAL_RUN);
        steps.perform(Name.VERIFY);
    }

    /** A person looks, retires the old tool and ends staging mode. */
    void throughCutover() {
        var digest = harbor.operator().pendingSummary().digest();
        steps.perform(Name.REVIEW_PENDING_EXPORTS, new StepBody.Approve(digest, "looks right"));
        steps.perform(Name.RETIRE_OLD_TOOL, new StepBody.Retire(true, "uninstalled"));
        steps.perform(Name.LEAVE_STAGING);
    }

    void tryCredentials() {
        steps.perform(Name.CLOUD_CREDENTIALS, new StepBody.CloudCredentials(harbor.targetSettings()));
        steps.perform(Name.DIRECTORY_CREDENTIALS, new StepBody.DirectoryCredentials(access()));
    }

    private Map<String, StepBody.SourceAccess> access() {
        var source = analysis.settings().sources().getFirst();
        return Map.of(
                source.name(),
                new StepBody.SourceAccess(
                        harbor.directory().url(),
                        false,
                        null,
                        harbor.directory().bindDn(),
                        Harbor.PASSWORD_REFERENCE));
    }

    private static AnalysisResult analyzed(Harbor harbor, OldTool tool) {
        var analyzer = harbor.deployment().api(Service.ANALYZER);
        var accepted = analyzer.operator()
                .contentType("application/octet-stream")
                .queryParam("fileName", tool.fileName())
                .body(tool.export())
                .post("/api/analyses")
                .then()
                .statusCode(202)
                .extract()
                .as(AnalysisResult.class);
        var done = Awaitility.await("analysis")
                .atMost(Duration.ofMinutes(4))
                .until(
                        () -> analyzer.viewer()
                                .get("/api/analyses/{id}", accepted.id())
                                .as(AnalysisResult.class),
                        result -> result.status() != AnalysisResult.Status.RUNNING);
        assertThat(done.status()).as(done.toString()).isEqualTo(AnalysisResult.Status.DONE);
        return done;
    }

    private static AnalysisResult counted(Harbor harbor, AnalysisResult analysis) {
        var directory = Map.of(
                "url",
                harbor.directory().url(),
                "startTls",
                false,
                "bindDn",
                harbor.directory().bindDn(),
                "passwordRef",
                Harbor.PASSWORD_REFERENCE,
                "kind",
                "ACTIVE_DIRECTORY");
        return harbor.deployment()
                .api(Service.ANALYZER)
                .admin()
                .body(Map.of("directory", directory))
                .post("/api/analyses/{id}/object-count", analysis.id())
                .then()
                .statusCode(200)
                .extract()
                .as(AnalysisResult.class);
    }
}
