package io.isthmus.export.matching;

import org.jspecify.annotations.Nullable;

/**
 * One of ours who has left, and whose object at the target a candidate is.
 *
 * @param source where he came from, for people
 * @param stays whether the object stays, disabled; else it is going to be deleted
 */
public record Former(String targetAnchor, @Nullable String source, boolean stays) {

    String described() {
        return source == null ? targetAnchor : source + " (anchor " + targetAnchor + ")";
    }
}
