package io.isthmus.migration.console.wizard;

import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.console.Tone;

/** Steps and their states in words. */
final class StepWords {

    private StepWords() {}

    static String title(Name step) {
        return switch (step) {
            case ANALYZE -> "Attach the analysis";
            case EXPORT_SETTINGS -> "Export settings";
            case IMPORT_SETTINGS -> "Import settings";
            case ENTER_STAGING -> "Staging mode";
            case INITIAL_RUN -> "Initial run";
            case VERIFY -> "Verify the four operations";
            case REVIEW_PENDING_EXPORTS -> "Review pending exports";
            case RETIRE_OLD_TOOL -> "Retire the old tool";
            case LEAVE_STAGING -> "Leave staging mode";
            case EXPORT -> "Export";
            case CONFIRM -> "Confirming import";
        };
    }

    static String what(Name step) {
        return switch (step) {
            case ANALYZE -> "What the old tool exported is read, and says whether and how it can be migrated.";
            case EXPORT_SETTINGS -> "The settings to carry over are settled, and can be downloaded.";
            case IMPORT_SETTINGS ->
                "They come in force here, with what no old tool hands over: addresses and credentials.";
            case ENTER_STAGING -> "It is made sure that this deployment imports and synchronizes, and writes nothing.";
            case INITIAL_RUN -> "Source and target are imported and synchronized: four operations.";
            case VERIFY -> "The four operations are confirmed to be without errors.";
            case REVIEW_PENDING_EXPORTS ->
                "Every change that would be written is looked at; exactly that set is approved.";
            case RETIRE_OLD_TOOL ->
                "The old tool is uninstalled. From here until staging mode is left, nobody exports.";
            case LEAVE_STAGING -> "This deployment becomes the one that exports. From here on there is no abandoning.";
            case EXPORT -> "The pending exports are written, after a fresh import of the target.";
            case CONFIRM -> "An import of the target shows that everything is in place.";
        };
    }

    static String button(Name step) {
        return switch (step) {
            case ANALYZE -> "Attach this analysis";
            case EXPORT_SETTINGS -> "Export settings";
            case IMPORT_SETTINGS -> "Bring these settings in force";
            case ENTER_STAGING -> "Check staging mode";
            case INITIAL_RUN -> "Begin the initial run";
            case VERIFY -> "Confirm the four operations";
            case REVIEW_PENDING_EXPORTS -> "Approve exactly these pending exports";
            case RETIRE_OLD_TOOL -> "The old tool is retired";
            case LEAVE_STAGING -> "Leave staging mode";
            case EXPORT -> "Export now";
            case CONFIRM -> "Import the target and confirm";
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
