package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a batch of metaverse objects comes to at the target's side, memberships aside.
 *
 * @param lookedAt marks of the notes, by metaverse object
 * @param messages to be sent, in this order
 * @param images what will have been sent last, one for each target anchor that something is sent for, or that has a new
 *     holder
 * @param changed target anchors of the images among the messages
 * @param groups whose memberships are managed
 * @param touched notes of who may have come to a group or left it that have been regarded, by group and target anchor
 * @param forgotten target anchors of groups whose members were not looked at: what was sent of them is no longer to be relied on
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
        Map<UUID, Map<String, Long>> touched,
        Set<String> forgotten,
        long absences,
        List<RunError> errors,
        Set<String> anchors,
        Set<UUID> unsettled,
        Set<UUID> heirs) {

    /** Groups for which members of members count. */
    Set<UUID> reachingBelow() {
        return groups.stream()
                .filter(group -> group.nesting().reachesBelow())
                .map(Group::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * A group at the target.
     *
     * @param before fingerprints of the buckets that were sent last
     * @param choice who is a member beside those whom it lists
     * @param touched target anchors of those who may have come or left since; absent: anybody may
     * @param sentIsKnown whether it is known who was sent in the buckets
     */
    record Group(
            UUID id,
            String targetAnchor,
            Map<Integer, UUID> before,
            MembershipChoice choice,
            Optional<Set<String>> touched,
            boolean sentIsKnown) {

        MemberNesting nesting() {
            return choice.nesting();
        }
    }
}
