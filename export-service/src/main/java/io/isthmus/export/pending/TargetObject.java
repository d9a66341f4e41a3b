package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;

/**
 * All that decides whether anything is pending for one object.
 *
 * @param owned whether we created it, or took it over by a match
 * @param written what we had written before the last target import saw the object; {@code null} where that import
 *     confirmed it or nothing had been written
 */
public record TargetObject(
        String targetAnchor, ObjectType objectType, Desired desired, Expected expected, boolean owned, Image written) {}
