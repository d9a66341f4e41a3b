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
 * @param members how much of its members there is to look at
 * @param heirs who else wants to be at the target under anchors that it holds, by anchor
 */
record OutboundObject(
        KnownMetaverseObject known,
        long mark,
        List<SentImage> emitted,
        Map<Integer, UUID> emittedBuckets,
        Members members,
        Map<String, UUID> heirs) {

    /**
     * How much of a membership there is to look at.
     *
     * @param touched who may have come or left since it was sent, by target anchor, with the marks of the notes
     * @param whole whether anybody else may have
     * @param sentIsKnown whether it is known who was sent
     */
    record Members(Map<String, Long> touched, boolean whole, boolean sentIsKnown) {

        static final Members WHOLE = new Members(Map.of(), true, false);
    }

    /** Of one whose anchors nobody else wants. */
    OutboundObject(KnownMetaverseObject known, long mark, List<SentImage> emitted, Map<Integer, UUID> emittedBuckets) {
        this(known, mark, emitted, emittedBuckets, Members.WHOLE, Map.of());
    }

    public UUID id() {
        return UUID.fromString(known.object().id());
    }
}
