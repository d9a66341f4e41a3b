package io.isthmus.contracts.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who has left, is disabled at the target, and is going to be deleted there.
 *
 * @param deleteAfter when
 * @param kept whether somebody has said that he is not deleted because of this absence
 */
public record Leaver(
        String targetAnchor,
        @Nullable String displayName,
        @Nullable String userPrincipalName,
        @Nullable String source,
        Instant deleteAfter,
        boolean kept) {

    /** One page, the next to be deleted first; {@code next} is the cursor of the following page. */
    public record Page(List<Leaver> items, @Nullable String next) {}
}
