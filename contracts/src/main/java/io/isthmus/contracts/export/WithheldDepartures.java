package io.isthmus.contracts.export;

import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects that an import found to be gone and that nobody else was told of, because they were too many at once or their base was
 * incomplete; as {@code GET /api/sources/{source}/departures} of sync-service answers.
 *
 * @param digest names exactly the set that waits for an approval; an approval quotes it
 * @param total of that set
 * @param counts of it by class and base
 * @param departures a page, by anchor; those that are approved and wait for the next import, too
 * @param next where the next page begins; none for the last one
 */
public record WithheldDepartures(
        String source,
        String digest,
        long total,
        List<Count> counts,
        List<Departure> departures,
        @Nullable String next) {

    /** @param base where reading begins; none where the settings name no such base any more */
    public record Count(String objectClass, @Nullable String base, long count) {}

    /**
     * @param dn where the object was last seen
     * @param evidence how the import knows
     * @param since when an import first found it gone
     */
    public record Departure(
            String anchor, String dn, String objectClass, Evidence evidence, Instant since, boolean approved) {}
}
