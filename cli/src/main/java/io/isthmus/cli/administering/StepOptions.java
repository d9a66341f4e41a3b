package io.isthmus.cli.administering;

import io.isthmus.cli.settings.SettingsFile;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.migration.StepBody.ImportSettings.Options;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.contracts.settings.SettingsDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a step needs to be told; an option that the step does not take is an error, never ignored. */
final class StepOptions {

    private static final Set<Name> TAKING_ACCESS =
            EnumSet.of(Name.CLOUD_CREDENTIALS, Name.DIRECTORY_CREDENTIALS, Name.IMPORT_SETTINGS);

    @Option(names = "--analysis", paramLabel = "ID", description = "ANALYZE: the analysis to go on with.")
    private @Nullable String analysis;

    @Option(names = "--override", description = "ANALYZE: go on although the verdict recommends another path.")
    private boolean override;

    @Option(
            names = "--installation",
            paramLabel = "FILE",
            description =
                    "CHOOSE_INSTALLATION: YAML or JSON: {kind: EXPRESS, forests, objects, enterpriseAdmin, passwordHashSync, sources: [{name, namingContext}]}.")
    private @Nullable Path installation;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "IMPORT_SETTINGS: settings to import instead of the exported ones, YAML or JSON.")
    private @Nullable Path settings;

    @Option(
            names = "--access",
            paramLabel = "FILE",
            description =
                    "CLOUD_CREDENTIALS, DIRECTORY_CREDENTIALS, IMPORT_SETTINGS: what no old tool hands over, YAML or JSON: {sources: {NAME: {url, bindDn, passwordRef, …}}, target: {…}}; each takes its part.")
    private @Nullable Path access;

    @Option(
            names = "--database",
            paramLabel = "HOST:PORT",
            description = "IMPORT_SETTINGS: refused unless this deployment uses this database; or a JDBC URL.")
    private @Nullable String database;

    @Option(
            names = "--service-account",
            paramLabel = "NAME",
            description = "IMPORT_SETTINGS: refused unless this deployment runs as this account.")
    private @Nullable String serviceAccount;

    @Option(
            names = "--data-location",
            paramLabel = "DIR",
            description = "IMPORT_SETTINGS: refused unless this deployment keeps its data there.")
    private @Nullable String dataLocation;

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description =
                    "REVIEW_PENDING_EXPORTS: the set that was looked at; READY_TO_CONFIGURE: the configuration that was.")
    private @Nullable String digest;

    @Option(
            names = "--start-at-once",
            description =
                    "READY_TO_CONFIGURE, in place: go on by itself once the old tool is retired, leaving staging mode included.")
    private boolean startAtOnce;

    @Option(
            names = "--confirmed",
            description =
                    "RETIRE_OLD_TOOL: a person has seen that the old tool is gone; CONFIRM_DATABASE: which database server it uses.")
    private boolean confirmed;

    @Option(
            names = "--re-created",
            paramLabel = "ID",
            split = ",",
            description = "RE_CREATE: these have been re-created; migrate re-creations lists them.")
    private List<String> reCreated = List.of();

    @Option(names = "--given-up", paramLabel = "ID", split = ",", description = "RE_CREATE: these are given up.")
    private List<String> givenUp = List.of();

    @Option(
            names = "--errors",
            paramLabel = "N",
            description = "VERIFY, CONFIRM: go on with exactly so many objects in error.")
    private @Nullable Long errors;

    @Option(names = "--comment", paramLabel = "TEXT", description = "For the record.")
    private @Nullable String comment;

    /** None where the step takes none. */
    @Nullable
    StepBody bodyFor(Name step) {
        refuseOthers(step);
        return switch (step) {
            case CHOOSE_INSTALLATION ->
                read(required("--installation", installation), StepBody.ChooseInstallation.class);
            case ANALYZE -> new StepBody.Analyze(required("--analysis", analysis), override);
            case CLOUD_CREDENTIALS -> access == null ? null : new StepBody.CloudCredentials(given().target());
            case DIRECTORY_CREDENTIALS -> access == null ? null : new StepBody.DirectoryCredentials(given().sources());
            case CONFIRM_DATABASE -> new StepBody.ConfirmDatabase(confirmed, comment);
            case READY_TO_CONFIGURE -> new StepBody.Ready(digest, startAtOnce, comment);
            case RE_CREATE -> reCreate();
            case HAND_OVER -> comment == null ? null : new StepBody.HandOver(comment);
            case IMPORT_SETTINGS -> importSettings();
            case REVIEW_PENDING_EXPORTS -> new StepBody.Approve(digest, comment);
            case RETIRE_OLD_TOOL -> new StepBody.Retire(confirmed, comment);
            case VERIFY, CONFIRM ->
                errors == null && comment == null ? null : new StepBody.Acknowledge(errors, comment);
            case EXPORT_SETTINGS, ENTER_STAGING, INITIAL_RUN, LEAVE_STAGING, EXPORT -> null;
        };
    }

    private StepBody importSettings() {
        StepBody.ImportSettings given = given();
        SettingsDocument document = settings == null ? given.settings() : read(settings, SettingsDocument.class);
        boolean asked = database != null || serviceAccount != null || dataLocation != null;
        Options options = asked ? new Options(database, serviceAccount, dataLocation) : given.options();
        return new StepBody.ImportSettings(document, given.sources(), given.target(), options);
    }

    private StepBody.ImportSettings given() {
        return access == null
                ? new StepBody.ImportSettings(null, null, null)
                : read(access, StepBody.ImportSettings.class);
    }

    private StepBody reCreate() {
        Map<String, Decision> items = new TreeMap<>();
        reCreated.forEach(id -> items.put(id, Decision.RE_CREATED));
        for (String id : givenUp) {
            if (items.put(id, Decision.GIVEN_UP) != null) {
                throw new Unusable(id + " cannot be re-created and given up at the same time.");
            }
        }
        return new StepBody.ReCreate(items, comment);
    }

    private static <T> T required(String option, @Nullable T given) {
        if (given == null) {
            throw new Unusable("this step needs " + option + "; see ./isthmus migrate help step.");
        }
        return given;
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
        given(wrong, "--installation", installation != null, step == Name.CHOOSE_INSTALLATION);
        given(wrong, "--settings", settings != null, step == Name.IMPORT_SETTINGS);
        given(wrong, "--access", access != null, TAKING_ACCESS.contains(step));
        given(wrong, "--database", database != null, step == Name.IMPORT_SETTINGS);
        given(wrong, "--service-account", serviceAccount != null, step == Name.IMPORT_SETTINGS);
        given(wrong, "--data-location", dataLocation != null, step == Name.IMPORT_SETTINGS);
        given(
                wrong,
                "--digest",
                digest != null,
                step == Name.REVIEW_PENDING_EXPORTS || step == Name.READY_TO_CONFIGURE);
        given(wrong, "--start-at-once", startAtOnce, step == Name.READY_TO_CONFIGURE);
        given(wrong, "--confirmed", confirmed, step == Name.RETIRE_OLD_TOOL || step == Name.CONFIRM_DATABASE);
        given(wrong, "--re-created", !reCreated.isEmpty(), step == Name.RE_CREATE);
        given(wrong, "--given-up", !givenUp.isEmpty(), step == Name.RE_CREATE);
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
