package io.isthmus.contracts.export;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object as this deployment has changed it at the target since a moment, as {@code GET /api/written-objects} of
 * export-service answers: from how it was before the first request to how it was to be after the last.
 *
 * @param operation what all requests come to
 * @param requests how many there were
 * @param uncertain whether the fate of one of them was never learnt, so that it may not have been carried out
 * @param membersAdded the target's own ids
 */
public record WrittenObject(
        String targetAnchor,
        ObjectType objectType,
        Operation operation,
        @Nullable String displayName,
        @Nullable String source,
        @Nullable String targetId,
        Instant firstAt,
        Instant lastAt,
        long requests,
        boolean uncertain,
        List<ValueChange> changes,
        List<String> membersAdded,
        List<String> membersRemoved) {

    public WrittenObject {
        changes = changes == null ? List.of() : List.copyOf(changes);
        membersAdded = membersAdded == null ? List.of() : List.copyOf(membersAdded);
        membersRemoved = membersRemoved == null ? List.of() : List.copyOf(membersRemoved);
    }

    /** One attribute or reference; empty means without a value. References are the target's own ids. */
    public record ValueChange(String attribute, List<String> before, List<String> after) {}

    /** One page; {@code next} is the cursor of the following page. It may hold fewer than were asked for. */
    public record Page(List<WrittenObject> items, @Nullable String next) {}
}
