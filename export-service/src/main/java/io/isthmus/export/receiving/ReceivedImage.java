package io.isthmus.export.receiving;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.export.matching.Addresses;
import io.isthmus.export.pending.Image;
import java.util.List;
import java.util.Locale;

/**
 * An object that should be at the target, as it is kept.
 *
 * @param image its references are anchors
 * @param source where it comes from, for people; may be {@code null}
 * @param hash of the image
 */
public record ReceivedImage(String targetAnchor, ObjectType objectType, Image image, String source, byte[] hash) {

    static ReceivedImage of(DesiredObject object) {
        Image image = new Image(object.attributes(), object.references());
        return new ReceivedImage(object.targetAnchor(), object.objectType(), image, object.source(), image.hash());
    }

    public String displayName() {
        return image.first("displayName");
    }

    /** In lower case, or {@code null}. */
    public String userName() {
        return lower(image.first("userPrincipalName"));
    }

    /** In lower case, or {@code null}. */
    public String mail() {
        return lower(image.first("mail"));
    }

    /** Addresses by which it may match softly. */
    public List<String> addresses() {
        return Addresses.of(objectType, image.attributes());
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
