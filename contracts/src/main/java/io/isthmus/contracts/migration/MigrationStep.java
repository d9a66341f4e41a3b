package io.isthmus.contracts.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a migration.
 *
 * @param by who triggered it
 * @param progress while it runs
 * @param evidence what was checked and found, step by step of its own shape
 * @param failure why it failed, and what to do; a failed step can be triggered again
 */
public record MigrationStep(
        Name name,
        Status status,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String by,
        @Nullable Progress progress,
        @Nullable JsonNode evidence,
        @Nullable Failure failure) {

    /**
     * The steps of all paths; {@code GET /api/migrations/{id}/plan} tells which a migration has, in their order. Each is
     * triggered by {@code POST …/steps/{name}}.
     */
    public enum Name {
        /** without an old tool: express or custom; body {@link StepBody.ChooseInstallation} */
        CHOOSE_INSTALLATION,
        /** attach an analysis; body {@link StepBody.Analyze} */
        ANALYZE,
        /** settle the settings to carry over; no body */
        EXPORT_SETTINGS,
        /** the target is tried for real; body {@link StepBody.CloudCredentials}, or none */
        CLOUD_CREDENTIALS,
        /** the sources are tried for real; body {@link StepBody.DirectoryCredentials}, or none */
        DIRECTORY_CREDENTIALS,
        /** in place, where the old tool uses a full database server; body {@link StepBody.ConfirmDatabase} */
        CONFIRM_DATABASE,
        /** a person confirms exactly what will be applied; body {@link StepBody.Ready} */
        READY_TO_CONFIGURE,
        /** bring them in force in this deployment; body {@link StepBody.ImportSettings}, or none */
        IMPORT_SETTINGS,
        /** make sure that this deployment writes nothing; no body */
        ENTER_STAGING,
        /** what could not be carried over was re-created, or is given up; body {@link StepBody.ReCreate} */
        RE_CREATE,
        /** import and synchronization of source and target; runs on after the answer; no body */
        INITIAL_RUN,
        /** the four operations are confirmed to be without errors; body {@link StepBody.Acknowledge}, or none */
        VERIFY,
        /** the pending exports were seen and are as expected; body {@link StepBody.Approve} */
        REVIEW_PENDING_EXPORTS,
        /** a person confirms that the old tool is uninstalled; body {@link StepBody.Retire} */
        RETIRE_OLD_TOOL,
        /** the deployment that is left stops exporting; body {@link StepBody.HandOver}, or none */
        HAND_OVER,
        /** this deployment becomes the active one; no body */
        LEAVE_STAGING,
        /** the pending exports are applied; runs on after the answer; no body */
        EXPORT,
        /**
         * a target import shows that everything is in place; runs on after the answer; body
         * {@link StepBody.Acknowledge}, or none
         */
        CONFIRM
    }

    public enum Status {
        NOT_YET,
        READY,
        RUNNING,
        DONE,
        FAILED
    }

    /** @param expected objects in all where known */
    public record Progress(String what, long done, @Nullable Long expected) {}

    /** @param parameters of the remedy, by names of the code's own: for surfaces that have words of theirs */
    public record Failure(
            String code,
            String message,
            String whatToDo,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> parameters) {

        public Failure {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        }

        public Failure(String code, String message, String whatToDo) {
            this(code, message, whatToDo, Map.of());
        }
    }
}
