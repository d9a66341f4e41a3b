package io.isthmus.contracts.migration;

import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.WrittenSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What giving a migration up would leave behind, as {@code GET /api/migrations/{id}/rollback} of migration-service
 * answers.
 *
 * @param target none before settings were imported
 * @param exporting whether this deployment may export to the target right now; putting back is no exporting
 * @param since when the migration began, or after cutover when staging mode was being left
 * @param written by this deployment since then, every request noted before it was sent
 * @param foreign by others since then, as target imports found it
 * @param conclusion in words
 * @param whatToDo in words
 * @param comparison with the target since the migration was given up; none while it is not
 */
public record RollbackReport(
        String migrationId,
        @Nullable String target,
        boolean cutOver,
        boolean exporting,
        Instant since,
        WrittenSummary written,
        ForeignSummary foreign,
        String conclusion,
        @Nullable String whatToDo,
        @Nullable Comparison comparison) {

    /**
     * What a target import after the end of the migration has shown.
     *
     * @param at when the target was last seen whole; none for never
     * @param message in words
     */
    public record Comparison(
            State state,
            @Nullable Instant at,
            String message,
            @Nullable String whatToDo) {

        public enum State {
            /** there is no target yet */
            NOT_NEEDED,
            RUNNING,
            MADE,
            NOT_MADE
        }
    }
}
