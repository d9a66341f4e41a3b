package io.isthmus.export.pending;

import org.jspecify.annotations.Nullable;

/**
 * How an object is expected to look at the target: as remembered if that is newer than the last target import that saw
 * it, else as observed.
 */
public sealed interface Expected {

    /**
     * @param etag version of the resource where the target names it
     * @param remembered whether this is what we wrote and nobody has seen yet
     */
    record Present(String targetId, @Nullable String etag, Image image, boolean remembered) implements Expected {}

    /** No object at the target is known to be this one. */
    record Absent() implements Expected {}
}
