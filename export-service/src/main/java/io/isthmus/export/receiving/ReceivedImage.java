package io.isthmus.export.receiving;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.pending.Image;
import org.jspecify.annotations.Nullable;

/**
 * An object that should be at the target, as it is kept.
 *
 * @param image its references are anchors
 * @param names of the image
 * @param source where it comes from, for people
 * @param hash of the image
 */
public record ReceivedImage(
        String targetAnchor,
        ObjectType objectType,
        Image image,
        LookUpNames names,
        @Nullable String source,
        byte[] hash) {

    static ReceivedImage of(DesiredObject object) {
        Image image = new Image(object.attributes(), object.references());
        return new ReceivedImage(
                object.targetAnchor(),
                object.objectType(),
                image,
                LookUpNames.of(object.objectType(), image.attributes()),
                object.source(),
                image.hash());
    }
}
