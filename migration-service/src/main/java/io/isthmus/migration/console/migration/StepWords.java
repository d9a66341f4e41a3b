package io.isthmus.migration.console.migration;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.console.Tone;

/** Steps and their states in words. */
final class StepWords {

    private StepWords() {}

    static String title(Name step) {
        return switch (step) {
            case CHOOSE_INSTALLATION -> "Express or custom";
            case ANALYZE -> "Attach the analysis";
            case EXPORT_SETTINGS -> "Export settings";
            case CLOUD_CREDENTIALS -> "Cloud credentials";
            case DIRECTORY_CREDENTIALS -> "Directory credentials";
            case CONFIRM_DATABASE -> "Confirm the old database server";
            case READY_TO_CONFIGURE -> "Ready to configure";
            case IMPORT_SETTINGS -> "Import settings";
            case ENTER_STAGING -> "Staging mode";
            case RE_CREATE -> "Re-create what was not carried over";
            case INITIAL_RUN -> "Initial run";
            case VERIFY -> "Verify the four operations";
            case REVIEW_PENDING_EXPORTS -> "Review pending exports";
            case RETIRE_OLD_TOOL -> "Retire the old tool";
            case HAND_OVER -> "Hand-over";
            case LEAVE_STAGING -> "Leave staging mode";
            case EXPORT -> "Export";
            case CONFIRM -> "Confirming import";
        };
    }

    static String what(Name step) {
        return switch (step) {
            case CHOOSE_INSTALLATION ->
                "What is to be synchronized, and whether the defaults suit (express) or are chosen (custom).";
            case ANALYZE -> "What the old tool exported is read, and says whether and how it can be migrated.";
            case EXPORT_SETTINGS -> "The settings to carry over are settled, and can be downloaded.";
            case CLOUD_CREDENTIALS -> "The target is tried for real, before anything is configured with it.";
            case DIRECTORY_CREDENTIALS ->
                "The directories are tried for real. No old tool hands its accounts and passwords over.";
            case CONFIRM_DATABASE ->
                "The old tool uses a full database server. It stays behind, and other tools may use it.";
            case READY_TO_CONFIGURE -> "Everything that will be applied is shown, and exactly that is confirmed.";
            case IMPORT_SETTINGS ->
                "The settings come in force here, with the addresses and credentials that were tried.";
            case ENTER_STAGING -> "It is made sure that this deployment imports and synchronizes, and writes nothing.";
            case RE_CREATE ->
                "Rules, extensions and the like that stay behind are re-created in the settings of this deployment, or"
                        + " given up, one by one.";
            case INITIAL_RUN -> "Source and target are imported and synchronized: four operations.";
            case VERIFY -> "The four operations are confirmed to be without errors.";
            case REVIEW_PENDING_EXPORTS ->
                "Every change that would be written is looked at; exactly that set is approved.";
            case RETIRE_OLD_TOOL ->
                "The old tool is uninstalled. From here until staging mode is left, nobody exports.";
            case HAND_OVER ->
                "The deployment that is left is demoted, and has to be quiet. From here until staging mode is left,"
                        + " nobody exports.";
            case LEAVE_STAGING -> "This deployment becomes the one that exports. From here on there is no abandoning.";
            case EXPORT -> "The pending exports are written, after a fresh import of the target.";
            case CONFIRM -> "An import of the target shows that everything is in place.";
        };
    }

    static String button(Name step) {
        return switch (step) {
            case CHOOSE_INSTALLATION -> "Install so";
            case ANALYZE -> "Attach this analysis";
            case EXPORT_SETTINGS -> "Export settings";
            case CLOUD_CREDENTIALS -> "Try the target";
            case DIRECTORY_CREDENTIALS -> "Try the directories";
            case CONFIRM_DATABASE -> "This is the server";
            case READY_TO_CONFIGURE -> "Confirm exactly this configuration";
            case IMPORT_SETTINGS -> "Bring these settings in force";
            case ENTER_STAGING -> "Check staging mode";
            case RE_CREATE -> "Record this";
            case INITIAL_RUN -> "Begin the initial run";
            case VERIFY -> "Confirm the four operations";
            case REVIEW_PENDING_EXPORTS -> "Approve exactly these pending exports";
            case RETIRE_OLD_TOOL -> "The old tool is retired";
            case HAND_OVER -> "Demote the other deployment";
            case LEAVE_STAGING -> "Leave staging mode";
            case EXPORT -> "Export now";
            case CONFIRM -> "Import the target and confirm";
        };
    }

    static String path(Migration.Path path) {
        return switch (path) {
            case IN_PLACE -> "in place";
            case PARALLEL -> "parallel";
            case MANUAL -> "manual";
            case SWING -> "swing";
            case CLEAN_INSTALL -> "clean install";
        };
    }

    static String state(MigrationStep.Status status) {
        return switch (status) {
            case NOT_YET -> "not yet";
            case READY -> "due";
            case RUNNING -> "running";
            case DONE -> "done";
            case FAILED -> "failed";
        };
    }

    static Tone tone(MigrationStep.Status status) {
        return switch (status) {
            case NOT_YET -> Tone.NEUTRAL;
            case READY, RUNNING -> Tone.BUSY;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
        };
    }
}
