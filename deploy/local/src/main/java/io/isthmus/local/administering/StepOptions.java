package io.isthmus.local.administering;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.local.serving.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a step needs to be told; an option that the step does not take is an error, never ignored. */
final class StepOptions {

    @Option(names = "--analysis", paramLabel = "ID", description = "ANALYZE: the analysis to go on with.")
    private String analysis;

    @Option(names = "--override", description = "ANALYZE: go on although the verdict recommends another path.")
    private boolean override;

    @Option(
            names = "--database-confirmed",
            description = "ANALYZE, in place: a person has seen which database server the old tool uses.")
    private boolean databaseConfirmed;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "IMPORT_SETTINGS: settings to import instead of the exported ones, YAML or JSON.")
    private Path settings;

    @Option(
            names = "--access",
            paramLabel = "FILE",
            description =
                    "IMPORT_SETTINGS: what no old tool hands over, YAML or JSON: {sources: {NAME: {url, bindDn, passwordRef, …}}, target: {…}}.")
    private Path access;

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "REVIEW_PENDING_EXPORTS: the set that was looked at.")
    private String digest;

    @Option(names = "--confirmed", description = "RETIRE_OLD_TOOL: a person has seen that the old tool is gone.")
    private boolean confirmed;

    @Option(
            names = "--errors",
            paramLabel = "N",
            description = "VERIFY, CONFIRM: go on with exactly so many objects in error.")
    private Long errors;

    @Option(names = "--comment", paramLabel = "TEXT", description = "For the record.")
    private String comment;

    /** @return {@code null} where the step takes none */
    StepBody bodyFor(Name step) {
        refuseOthers(step);
        return switch (step) {
            case ANALYZE -> new StepBody.Analyze(analysis, override, databaseConfirmed);
            case IMPORT_SETTINGS -> importSettings();
            case REVIEW_PENDING_EXPORTS -> new StepBody.Approve(digest, comment);
            case RETIRE_OLD_TOOL -> new StepBody.Retire(confirmed, comment);
            case VERIFY, CONFIRM ->
                errors == null && comment == null ? null : new StepBody.Acknowledge(errors, comment);
            case EXPORT_SETTINGS, ENTER_STAGING, INITIAL_RUN, LEAVE_STAGING, EXPORT -> null;
        };
    }

    private StepBody importSettings() {
        StepBody.ImportSettings given = access == null
                ? new StepBody.ImportSettings(null, null, null)
                : read(access, StepBody.ImportSettings.class);
        SettingsDocument document = settings == null ? given.settings() : read(settings, SettingsDocument.class);
        return new StepBody.ImportSettings(document, given.sources(), given.target());
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return SettingsFile.read(file, type);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage());
        }
    }

    private void refuseOthers(Name step) {
        List<String> wrong = new ArrayList<>();
        given(wrong, "--analysis", analysis != null, step == Name.ANALYZE);
        given(wrong, "--override", override, step == Name.ANALYZE);
        given(wrong, "--database-confirmed", databaseConfirmed, step == Name.ANALYZE);
        given(wrong, "--settings", settings != null, step == Name.IMPORT_SETTINGS);
        given(wrong, "--access", access != null, step == Name.IMPORT_SETTINGS);
        given(wrong, "--digest", digest != null, step == Name.REVIEW_PENDING_EXPORTS);
        given(wrong, "--confirmed", confirmed, step == Name.RETIRE_OLD_TOOL);
        given(wrong, "--errors", errors != null, step == Name.VERIFY || step == Name.CONFIRM);
        if (!wrong.isEmpty()) {
            throw new Unusable(step + " takes no " + String.join(", no ", wrong)
                    + "; see ./isthmus migrate help step for the options of each step.");
        }
    }

    private static void given(List<String> wrong, String option, boolean given, boolean fits) {
        if (given && !fits) {
            wrong.add(option);
        }
    }
}
