package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A metaverse object that outbound synchronization has to look at.
 *
 * @param mark of the note that it waits
 * @param emitted what was sent for it before, under whatever anchors, and what is held by others under its anchor
 * @param emittedBuckets fingerprints of the membership buckets that were sent under its anchor
 * @param heirs who else wants to be at the target under anchors that it holds, by anchor
 */
public record OutboundObject(
        KnownMetaverseObject known,
        long mark,
        List<SentImage> emitted,
        Map<Integer, UUID> emittedBuckets,
        Map<String, UUID> heirs) {

    /** Of one whose anchors nobody else wants. */
    OutboundObject(KnownMetaverseObject known, long mark, List<SentImage> emitted, Map<Integer, UUID> emittedBuckets) {
        this(known, mark, emitted, emittedBuckets, Map.of());
    }

    public UUID id() {
        return UUID.fromString(known.object().id());
    }
}
