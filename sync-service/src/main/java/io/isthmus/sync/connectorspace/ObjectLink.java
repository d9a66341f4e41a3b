package io.isthmus.sync.connectorspace;

import java.util.UUID;

/**
 * What inbound synchronization made of a connector space object.
 *
 * @param metaverseId {@code null} when it has no place in the metaverse
 * @param ruleId the rule that holds the link, {@code null} without one
 * @param membersFrom the attribute that the members of the metaverse object are taken from, {@code null} for none
 * @param reason in words, for people
 */
public record ObjectLink(
        UUID objectId, UUID metaverseId, Status status, String ruleId, String membersFrom, String reason) {

    /** How an object stands to the metaverse. */
    public enum Status {
        PROJECTED,
        JOINED,
        FILTERED,
        ERROR
    }

    public boolean linked() {
        return metaverseId != null;
    }
}
