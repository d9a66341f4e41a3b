package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Metaverse and what was sent of it, as outbound synchronization sees them. */
public interface OutboundStore {

    /** The last of the next so many objects to look at after this id, in the order of ids. */
    Optional<UUID> last(UUID after, int limit);

    /** Objects to look at. */
    List<OutboundObject> waiting(QueueSegment piece);

    long pendingCount();

    /** Target anchors of the objects that should exist at the target, by place. */
    Map<UUID, String> anchorsAt(Collection<UUID> places);

    /**
     * Members of groups: target anchors of those that should exist at the target, each once, sorted. Groups come one
     * after the other, so that only one membership is in memory; a group without members does not come.
     */
    void members(Collection<UUID> groups, MembersTaker taker);

    /** Takes the members of one group. */
    @FunctionalInterface
    interface MembersTaker {
        void take(UUID group, List<String> members);
    }

    /** Stores what has been sent, and that the objects were looked at. */
    void save(Sent sent);

    /**
     * @param lookedAt marks of the notes, by metaverse object
     * @param changedBuckets fingerprints by target anchor and bucket
     * @param goneBuckets numbers of buckets that no longer exist, by target anchor
     */
    record Sent(
            String runId,
            Map<UUID, Long> lookedAt,
            Collection<SentImage> images,
            Map<String, Map<Integer, UUID>> changedBuckets,
            Map<String, Set<Integer>> goneBuckets) {}
}
