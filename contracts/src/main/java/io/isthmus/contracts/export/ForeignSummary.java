package io.isthmus.contracts.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much others have changed at the target since a moment, as imports found it.
 *
 * @param lastAt when the last of it was found
 * @param importedAt when the target was last seen whole; what was done after that nobody knows yet; none for never
 */
public record ForeignSummary(
        Instant since,
        long added,
        long changed,
        long deleted,
        @Nullable Instant lastAt,
        @Nullable Instant importedAt) {

    public long total() {
        return added + changed + deleted;
    }
}
