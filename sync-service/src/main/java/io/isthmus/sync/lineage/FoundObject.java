package io.isthmus.sync.lineage;

/**
 * An object of a connector space as a search finds it.
 *
 * @param departed why it is no longer there, {@code null} while it is
 * @param status what inbound synchronization made of it ({@code PROJECTED}, {@code JOINED}, {@code FILTERED}, {@code ERROR}),
 *     {@code null} before the first time
 * @param reason in words why it has no place in the metaverse, or {@code null}
 */
public record FoundObject(
        String connector,
        String anchor,
        String dn,
        String objectClass,
        String departed,
        String status,
        String reason) {}
