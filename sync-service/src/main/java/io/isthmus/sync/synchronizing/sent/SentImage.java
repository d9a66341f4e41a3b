package io.isthmus.sync.synchronizing.sent;

import java.util.UUID;

/**
 * What was last sent under a target anchor.
 *
 * @param metaverseId for which object
 * @param held whether that object still wants to be at the target under this anchor
 */
public record SentImage(
        String targetAnchor, UUID metaverseId, String objectType, UUID fingerprint, boolean absent, boolean held) {

    /** The same image, for another object. */
    public SentImage heldBy(UUID object) {
        return new SentImage(targetAnchor, object, objectType, fingerprint, absent, true);
    }

    /** Whether an image with this fingerprint is what the target should have already. */
    public boolean shows(UUID image) {
        return !absent && fingerprint.equals(image);
    }
}
