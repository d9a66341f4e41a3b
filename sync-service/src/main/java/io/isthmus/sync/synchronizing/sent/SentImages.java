package io.isthmus.sync.synchronizing.sent;

import io.isthmus.sync.synchronizing.sent.ImageOwnership.Candidate;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Owner;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Unowned;
import java.util.List;
import java.util.Map;

/** What is remembered of what was sent, and for which objects. */
public interface SentImages {

    /** How far of the topic is remembered: next offset by partition, empty when nothing is. */
    Map<Integer, Long> positions();

    /** Everything before these positions is remembered. */
    void reached(Map<Integer, Long> positions);

    /** Takes over what the topic says; who an image was sent for stays as it is where that is known. */
    void store(SentMessages messages, Map<Integer, Long> next);

    /** Forgets all that was sent, so that it is sent again. */
    void forget();

    /**
     * Gives images that nobody answers for to the metaverse objects that have their anchors.
     *
     * @return whether any images are left
     */
    boolean claimByAnchor();

    /** Images that nobody answers for, after this anchor, in the order of anchors. */
    List<Unowned> unowned(String after, int limit);

    /** Objects of connector spaces that each of these images may have been sent for; without any, it is not named. */
    Map<String, List<Candidate>> candidates(List<Unowned> images);

    /** Notes who answers for images, and that outbound synchronization has to look at them. */
    void own(Map<Unowned, Owner> owners);
}
