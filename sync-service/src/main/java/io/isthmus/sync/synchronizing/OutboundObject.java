package io.isthmus.sync.synchronizing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A metaverse object that outbound synchronization has to look at.
 *
 * @param mark of the note that it waits
 * @param emitted what was sent for it before, under whatever anchors, and what is held by others under its anchor
 * @param emittedBuckets fingerprints of the membership buckets that were sent under its anchor
 */
public record OutboundObject(
        KnownMetaverseObject known, long mark, List<EmittedImage> emitted, Map<Integer, UUID> emittedBuckets) {

    public UUID id() {
        return UUID.fromString(known.object().id());
    }

    /**
     * What was last sent under a target anchor.
     *
     * @param metaverseId for which object
     * @param held whether that object still wants to be at the target under this anchor
     */
    public record EmittedImage(
            String targetAnchor, UUID metaverseId, String objectType, UUID fingerprint, boolean absent, boolean held) {}
}
