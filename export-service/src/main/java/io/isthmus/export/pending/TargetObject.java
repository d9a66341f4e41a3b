package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * All that decides whether anything is pending for one object.
 *
 * @param owned whether we created it, or took it over by a match
 * @param written what we had written before the last target import saw the object, unless that import
 *     confirmed it
 */
public record TargetObject(
        String targetAnchor,
        ObjectType objectType,
        Desired desired,
        Expected expected,
        boolean owned,
        @Nullable Image written) {}
