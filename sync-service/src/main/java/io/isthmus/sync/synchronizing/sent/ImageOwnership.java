package io.isthmus.sync.synchronizing.sent;

import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.ObjectLink;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an image at the target that no metaverse object has the anchor of. Such an image was sent, and then the
 * service or its database was lost before its object departed, or left the scope of the rules. Nothing is withdrawn
 * without evidence that the source has no such object, or that the rules want none.
 *
 * <pre>
 * in the connector space                          the image belongs to
 * an object that is linked                        its metaverse object, which wants it or not
 * an object in error                              nobody yet: what the target has stays
 * an object that no rule lets in                  a departed metaverse object: out of scope
 * an object that has departed                     a departed metaverse object: for the same reason
 * nothing, and its source was read as a whole     a departed metaverse object: out of scope, which harms less
 * nothing                                         nobody yet
 * </pre>
 *
 * An object with the anchor of the image counts before one at the place where the image came from; at one place, one
 * that is there before one that has departed.
 */
public final class ImageOwnership {

    private ImageOwnership() {}

    /**
     * An image that nobody answers for.
     *
     * @param connector absent when the message did not say
     * @param displayName for people
     */
    public record Unowned(
            String targetAnchor,
            String objectType,
            @Nullable String source,
            @Nullable String connector,
            @Nullable UUID place,
            @Nullable String displayName) {

        /** The object whose source anchor is the target anchor, as it is by default; none without a connector. */
        public @Nullable UUID objectWithThatAnchor() {
            return connector == null ? null : Identities.object(connector, targetAnchor);
        }
    }

    /**
     * An object of a connector space that an image may have been sent for.
     *
     * @param byAnchor whether it has the anchor of the image, not only its place
     * @param departed absent while it is there
     * @param status absent when it was never evaluated
     * @param metaverseId absent without a link
     */
    public record Candidate(
            UUID objectId,
            boolean byAnchor,
            @Nullable Departure departed,
            ObjectLink.@Nullable Status status,
            @Nullable UUID metaverseId) {}

    /**
     * @param metaverseId who answers for the image
     * @param departed why nobody contributes to it; absent when it is there and decides itself
     */
    public record Owner(UUID metaverseId, @Nullable Departure departed) {}

    private static final Comparator<Candidate> LIKELIEST_FIRST = Comparator.comparing(Candidate::byAnchor)
            .reversed()
            .thenComparing(candidate -> candidate.departed() != null)
            .thenComparing(Candidate::objectId);

    /** @param wholeSource name of the source that was just read from end to end without an error, if one was */
    static Optional<Owner> of(Unowned image, List<Candidate> candidates, Optional<String> wholeSource) {
        return candidates.stream()
                .min(LIKELIEST_FIRST)
                .map(ImageOwnership::of)
                .orElseGet(() -> wholeSource
                        .filter(source -> source.equals(image.connector()))
                        .map(source ->
                                departed(Identities.object(source, image.targetAnchor()), Departure.OUT_OF_SCOPE)));
    }

    private static Optional<Owner> of(Candidate candidate) {
        if (candidate.metaverseId() != null) {
            return Optional.of(new Owner(candidate.metaverseId(), null));
        }
        if (candidate.departed() != null) {
            return Optional.of(departed(candidate.objectId(), candidate.departed()));
        }
        return candidate.status() == ObjectLink.Status.FILTERED
                ? Optional.of(departed(candidate.objectId(), Departure.OUT_OF_SCOPE))
                : Optional.empty();
    }

    private static Owner departed(UUID objectId, Departure why) {
        return new Owner(Identities.metaverse(objectId), why);
    }
}
