package io.isthmus.contracts.export;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.WrittenObject.ValueChange;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that somebody else has changed at the target: an import found it other than it was seen or written last.
 *
 * @param id the cursor of the next page
 * @param at when it was found, not when it was done
 * @param operation ADD, UPDATE or DELETE
 * @param externalId what it says who it is, where it says so
 */
public record ForeignChange(
        long id,
        Instant at,
        ObjectType objectType,
        Operation operation,
        String targetId,
        @Nullable String externalId,
        @Nullable String userName,
        List<ValueChange> changes) {}
