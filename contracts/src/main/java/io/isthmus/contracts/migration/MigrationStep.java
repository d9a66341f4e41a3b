package io.isthmus.contracts.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

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
        Instant startedAt,
        Instant finishedAt,
        String by,
        Progress progress,
        JsonNode evidence,
        Failure failure) {

    /** The steps of a parallel migration, in order. Each is triggered by {@code POST …/steps/{name}}. */
    public enum Name {
        /** attach an analysis; body {@link StepBody.Analyze} */
        ANALYZE,
        /** settle the settings to carry over; no body */
        EXPORT_SETTINGS,
        /** bring them in force in this deployment; body {@link StepBody.ImportSettings} */
        IMPORT_SETTINGS,
        /** make sure that this deployment writes nothing; no body */
        ENTER_STAGING,
        /** import and synchronization of source and target; runs on after the answer; no body */
        INITIAL_RUN,
        /** the four operations are confirmed to be without errors; body {@link StepBody.Acknowledge}, or none */
        VERIFY,
        /** the pending exports were seen and are as expected; body {@link StepBody.Approve} */
        REVIEW_PENDING_EXPORTS,
        /** a person confirms that the old tool is uninstalled; body {@link StepBody.Retire} */
        RETIRE_OLD_TOOL,
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
    public record Progress(String what, long done, Long expected) {}

    public record Failure(String code, String message, String whatToDo) {}
}
