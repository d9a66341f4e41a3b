package io.isthmus.sync.checking;

import org.jspecify.annotations.Nullable;

/**
 * A few objects of those that an import would read.
 *
 * @param tried whether they could be read
 * @param read how many
 * @param withAnchor how many of them show the anchor attribute
 * @param withTimestamp how many of them show when they were changed
 * @param withoutAnchor DN of one that does not show the anchor, if there is one
 */
public record Sample(
        Tried tried,
        int read,
        int withAnchor,
        int withTimestamp,
        @Nullable String withoutAnchor) {

    static final Sample EMPTY = new Sample(Tried.WORKED, 0, 0, 0, null);

    Sample and(Sample other) {
        return new Sample(
                tried.worked() ? other.tried : tried,
                read + other.read,
                withAnchor + other.withAnchor,
                withTimestamp + other.withTimestamp,
                withoutAnchor == null ? other.withoutAnchor : withoutAnchor);
    }
}
