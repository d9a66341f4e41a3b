package io.isthmus.sync.status;

import io.isthmus.contracts.operations.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this service stands.
 *
 * @param settingsKnown whether the config log has been read
 * @param replaying whether messages of the past are still being read; nothing is sent meanwhile
 * @param behind how many of them are left
 * @param metaverse number of objects by type, of those that somebody contributes to
 * @param provisioned of these, how many should exist at the target
 * @param pendingInbound objects that wait for evaluation
 * @param pendingOutbound metaverse objects that wait for outbound synchronization
 * @param positions next offset by partition of {@code directory.changes}
 * @param fullSynchronizationNeeded whether the rules have changed since everything was last evaluated
 */
public record ServiceStatus(
        String deployment,
        boolean settingsKnown,
        boolean replaying,
        long behind,
        List<SourceStatus> sources,
        Map<String, Long> metaverse,
        long provisioned,
        long pendingInbound,
        long pendingOutbound,
        Map<String, Long> positions,
        boolean fullSynchronizationNeeded,
        List<Run> lastRuns) {

    /**
     * @param objects by object class, of those that are there
     * @param filtered how many no rule lets in
     * @param errors how many are in error
     * @param withheld how many were found gone and are not let go before somebody has approved it
     * @param foundBy by which method changes are found, absent before the first import that says so
     * @param foundByReason why by that, half a sentence after "because"
     * @param deletionsLookedAt when an import last began that sees who is gone; by time stamps, only full ones do
     * @param staleness in words, absent when the last import was complete and there is nothing to say
     */
    public record SourceStatus(
            String connector,
            Map<String, Long> objects,
            long filtered,
            long errors,
            long withheld,
            @Nullable Instant lastFullImportAt,
            @Nullable Instant lastImportAt,
            @Nullable String foundBy,
            @Nullable String foundByReason,
            @Nullable Instant deletionsLookedAt,
            @Nullable String staleness) {}
}
