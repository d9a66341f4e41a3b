package io.isthmus.contracts.migration;

import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import org.jspecify.annotations.Nullable;

/**
 * One thing of the old tool that could not be carried over and has to be re-created by hand, or given up: an element of
 * {@code GET /api/migrations/{id}/re-creations} of migration-service.
 *
 * @param id stable name of it within the migration
 * @param code of the finding, or {@code NOT_CARRIED_OVER}
 * @param element file and element path within the export
 * @param blocking whether it is one of those that keep the analysis from recommending a path
 * @param what in words
 * @param decision none until a person has said what became of it
 */
public record ReCreation(
        String id,
        String code,
        @Nullable String element,
        boolean blocking,
        String what,
        @Nullable String whatToDo,
        @Nullable Decision decision) {}
