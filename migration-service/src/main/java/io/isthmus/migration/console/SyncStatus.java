package io.isthmus.migration.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How sync-service stands, of {@code GET /api/status} there, as far as the console shows it.
 *
 * @param behind messages of the past that are still to be read
 * @param metaverse objects by type
 * @param provisioned of these, how many should exist at the target
 * @param pendingInbound objects that wait for evaluation
 * @param pendingOutbound metaverse objects that wait for outbound synchronization
 */
public record SyncStatus(
        boolean settingsKnown,
        boolean replaying,
        long behind,
        List<Source> sources,
        Map<String, Long> metaverse,
        long provisioned,
        long pendingInbound,
        long pendingOutbound,
        boolean fullSynchronizationNeeded) {

    public SyncStatus {
        sources = sources == null ? List.of() : List.copyOf(sources);
        metaverse = metaverse == null ? Map.of() : Map.copyOf(metaverse);
    }

    /**
     * @param objects by object class
     * @param withheld how many were found gone and wait for an approval to be let go
     * @param foundBy by which method changes are found
     * @param deletionsLookedAt when an import last began that sees who is gone
     */
    public record Source(
            String connector,
            Map<String, Long> objects,
            long filtered,
            long errors,
            long withheld,
            Instant lastFullImportAt,
            Instant lastImportAt,
            @Nullable String foundBy,
            @Nullable String foundByReason,
            @Nullable Instant deletionsLookedAt,
            String staleness) {

        public long total() {
            return objects == null
                    ? 0
                    : objects.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
