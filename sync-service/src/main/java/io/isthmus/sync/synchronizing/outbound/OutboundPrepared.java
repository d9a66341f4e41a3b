package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a batch of metaverse objects comes to at the target's side, memberships aside.
 *
 * @param lookedAt marks of the notes, by metaverse object
 * @param messages to be sent, in this order
 * @param images what will have been sent last, one for each target anchor that something is sent for, or that has a new
 *     holder
 * @param changed target anchors of the images among the messages
 * @param groups whose memberships are managed
 * @param absences how many of the messages are
 * @param anchors whose last images all this follows from
 * @param unsettled objects that were left without a reference that is not known yet
 * @param heirs who is given an image that another one gives up, and so has to be looked at
 */
record OutboundPrepared(
        Map<UUID, Long> lookedAt,
        List<BatchMessage> messages,
        Collection<SentImage> images,
        Set<String> changed,
        List<Group> groups,
        long absences,
        List<RunError> errors,
        Set<String> anchors,
        Set<UUID> unsettled,
        Set<UUID> heirs) {

    /**
     * A group at the target.
     *
     * @param before fingerprints of the buckets that were sent last
     */
    record Group(UUID id, String targetAnchor, Map<Integer, UUID> before) {}
}
