package io.isthmus.sync.lineage;

import org.jspecify.annotations.Nullable;

/**
 * An object of a connector space as a search finds it.
 *
 * @param departed why it is no longer there, if it is not
 * @param status what inbound synchronization made of it ({@code PROJECTED}, {@code JOINED}, {@code FILTERED}, {@code ERROR}), if anything
 * @param reason in words why it has no place in the metaverse, if it has none
 */
public record FoundObject(
        String connector,
        String anchor,
        String dn,
        String objectClass,
        @Nullable String departed,
        @Nullable String status,
        @Nullable String reason) {}
