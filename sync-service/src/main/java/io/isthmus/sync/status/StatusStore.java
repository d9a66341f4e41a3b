package io.isthmus.sync.status;

import java.util.Map;

/** Counts what is stored. */
public interface StatusStore {

    Contents contents();

    /**
     * @param objects by connector and object class
     * @param links by connector and status
     */
    record Contents(
            Map<String, Map<String, Long>> objects,
            Map<String, Map<String, Long>> links,
            Map<String, Long> metaverse,
            long provisioned,
            long pendingInbound,
            long pendingOutbound,
            Map<String, Long> positions) {}
}
