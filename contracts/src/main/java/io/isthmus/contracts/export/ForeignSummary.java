package io.isthmus.contracts.export;

import java.time.Instant;

/**
 * How much others have changed at the target since a moment, as imports found it.
 *
 * @param lastAt when the last of it was found; {@code null} for nothing
 * @param importedAt when the target was last seen whole; what was done after that nobody knows yet; {@code null} for never
 */
public record ForeignSummary(
        Instant since, long added, long changed, long deleted, Instant lastAt, Instant importedAt) {

    public long total() {
        return added + changed + deleted;
    }
}
