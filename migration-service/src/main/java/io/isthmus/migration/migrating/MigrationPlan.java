package io.isthmus.migration.migrating;

import static io.isthmus.contracts.migration.MigrationStep.Name.ANALYZE;
import static io.isthmus.contracts.migration.MigrationStep.Name.CHOOSE_INSTALLATION;
import static io.isthmus.contracts.migration.MigrationStep.Name.CLOUD_CREDENTIALS;
import static io.isthmus.contracts.migration.MigrationStep.Name.CONFIRM;
import static io.isthmus.contracts.migration.MigrationStep.Name.CONFIRM_DATABASE;
import static io.isthmus.contracts.migration.MigrationStep.Name.DIRECTORY_CREDENTIALS;
import static io.isthmus.contracts.migration.MigrationStep.Name.ENTER_STAGING;
import static io.isthmus.contracts.migration.MigrationStep.Name.EXPORT;
import static io.isthmus.contracts.migration.MigrationStep.Name.EXPORT_SETTINGS;
import static io.isthmus.contracts.migration.MigrationStep.Name.HAND_OVER;
import static io.isthmus.contracts.migration.MigrationStep.Name.IMPORT_SETTINGS;
import static io.isthmus.contracts.migration.MigrationStep.Name.INITIAL_RUN;
import static io.isthmus.contracts.migration.MigrationStep.Name.LEAVE_STAGING;
import static io.isthmus.contracts.migration.MigrationStep.Name.READY_TO_CONFIGURE;
import static io.isthmus.contracts.migration.MigrationStep.Name.RETIRE_OLD_TOOL;
import static io.isthmus.contracts.migration.MigrationStep.Name.REVIEW_PENDING_EXPORTS;
import static io.isthmus.contracts.migration.MigrationStep.Name.RE_CREATE;
import static io.isthmus.contracts.migration.MigrationStep.Name.VERIFY;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.Outset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The steps of one path, in order, each with what must be true before it. Which they are depends on the path, and in place
 * on what the analysis found.
 *
 * <p>Parallel: everything is tried in staging mode beside the old tool, and only what a person has looked at is exported.
 * Manual: the same, and what could not be carried over is re-created before. In place: the old tool is uninstalled first,
 * and synchronization begins at once, so a person confirms the whole configuration instead of its effect. Swing: as
 * parallel, and another deployment is demoted instead of an old tool retired. Clean install: nobody is retired.
 *
 * <p>A migration goes by the plan it was begun with: the one of the first version has no credential steps.
 */
public record MigrationPlan(Path path, List<Name> steps) {

    /** Of the plans that migrations of today go by. */
    public static final int VERSION = 2;

    private static final List<Name> TRY_OUT =
            List.of(CLOUD_CREDENTIALS, DIRECTORY_CREDENTIALS, IMPORT_SETTINGS, ENTER_STAGING);
    private static final List<Name> LOOK = List.of(INITIAL_RUN, VERIFY, REVIEW_PENDING_EXPORTS);
    private static final List<Name> TAKE_OVER = List.of(LEAVE_STAGING, EXPORT, CONFIRM);

    /** Steps whose work is done by other services and goes on after the answer; a restart resumes the waiting. */
    private static final Set<Name> WAITING = Set.of(INITIAL_RUN, EXPORT, CONFIRM);

    /** Steps that stay done whatever is repeated: what they record is so in the world. */
    private static final Set<Name> LASTING = Set.of(RETIRE_OLD_TOOL, HAND_OVER);

    public MigrationPlan {
        steps = List.copyOf(steps);
    }

    /** Before anything is known of the old tool. */
    public static MigrationPlan of(Path path) {
        return of(path, Facts.atTheOutset(null));
    }

    public static MigrationPlan of(Path path, Facts facts) {
        return new MigrationPlan(path, facts.has(Outset.class) ? today(path, facts) : firstVersion(path));
    }

    private static List<Name> today(Path path, Facts facts) {
        return switch (path) {
            case IN_PLACE ->
                inPlace(facts.find(AttachedAnalysis.class)
                        .map(AttachedAnalysis::database)
                        .isPresent());
            case PARALLEL ->
                joined(List.of(ANALYZE, EXPORT_SETTINGS), TRY_OUT, LOOK, List.of(RETIRE_OLD_TOOL), TAKE_OVER);
            case MANUAL ->
                joined(
                        List.of(ANALYZE, EXPORT_SETTINGS),
                        TRY_OUT,
                        List.of(RE_CREATE),
                        LOOK,
                        List.of(RETIRE_OLD_TOOL),
                        TAKE_OVER);
            case SWING -> joined(List.of(EXPORT_SETTINGS), TRY_OUT, LOOK, List.of(HAND_OVER), TAKE_OVER);
            case CLEAN_INSTALL ->
                joined(
                        List.of(
                                CHOOSE_INSTALLATION,
                                CLOUD_CREDENTIALS,
                                DIRECTORY_CREDENTIALS,
                                READY_TO_CONFIGURE,
                                IMPORT_SETTINGS,
                                ENTER_STAGING),
                        LOOK,
                        TAKE_OVER);
        };
    }

    private static List<Name> inPlace(boolean databaseServer) {
        return joined(
                List.of(ANALYZE, CLOUD_CREDENTIALS, DIRECTORY_CREDENTIALS),
                databaseServer ? List.of(CONFIRM_DATABASE) : List.of(),
                List.of(
                        READY_TO_CONFIGURE,
                        RETIRE_OLD_TOOL,
                        IMPORT_SETTINGS,
                        LEAVE_STAGING,
                        INITIAL_RUN,
                        EXPORT,
                        CONFIRM));
    }

    /** There were only two paths then. */
    private static List<Name> firstVersion(Path path) {
        return path == Path.IN_PLACE
                ? List.of(ANALYZE, IMPORT_SETTINGS, RETIRE_OLD_TOOL, LEAVE_STAGING, INITIAL_RUN, EXPORT, CONFIRM)
                : joined(
                        List.of(ANALYZE, EXPORT_SETTINGS, IMPORT_SETTINGS, ENTER_STAGING),
                        LOOK,
                        List.of(RETIRE_OLD_TOOL),
                        TAKE_OVER);
    }

    @SafeVarargs
    private static List<Name> joined(List<Name>... parts) {
        List<Name> steps = new ArrayList<>();
        for (List<Name> part : parts) {
            steps.addAll(part);
        }
        return steps;
    }

    public boolean has(Name step) {
        return steps.contains(step);
    }

    /** Whether the step's work goes on in other services after the answer. */
    public static boolean waits(Name step) {
        return WAITING.contains(step);
    }

    /** Whether the step stays done when an earlier one is done again. */
    static boolean lasts(Name step) {
        return LASTING.contains(step);
    }

    public Name last() {
        return steps.getLast();
    }

    public boolean isBefore(Name step, Name other) {
        return steps.indexOf(step) < steps.indexOf(other);
    }

    /** The steps before it, in order. */
    public List<Name> before(Name step) {
        return steps.subList(0, steps.indexOf(step));
    }

    /** The steps after it, in order. */
    public List<Name> after(Name step) {
        return steps.subList(steps.indexOf(step) + 1, steps.size());
    }

    /**
     * All that must be true before the step may begin. The last ones repeat what the order implies already, on purpose:
     * what keeps two tools from exporting at once must not hang on the order of a list.
     */
    public List<Precondition> preconditionsOf(Name step) {
        List<Precondition> preconditions = new ArrayList<>();
        preconditions.add(new Precondition.NothingElseRuns(step));
        if (!before(step).isEmpty()) {
            preconditions.add(new Precondition.EarlierStepsAreDone(before(step)));
        }
        if (step == IMPORT_SETTINGS && has(READY_TO_CONFIGURE)) {
            preconditions.add(new Precondition.ConfigurationWasConfirmed());
        }
        if (step == LEAVE_STAGING) {
            formerExporter(preconditions);
            if (has(REVIEW_PENDING_EXPORTS)) {
                preconditions.add(new Precondition.PendingExportsWereReviewed());
            }
        }
        if (step == EXPORT || step == CONFIRM) {
            preconditions.add(new Precondition.StagingWasLeft());
        }
        return List.copyOf(preconditions);
    }

    private void formerExporter(List<Precondition> preconditions) {
        switch (path) {
            case IN_PLACE, PARALLEL, MANUAL -> preconditions.add(new Precondition.OldToolIsRetired());
            case SWING -> preconditions.add(new Precondition.FormerDeploymentIsQuiet());
            case CLEAN_INSTALL -> {
                // nobody has exported before
            }
        }
    }
}
