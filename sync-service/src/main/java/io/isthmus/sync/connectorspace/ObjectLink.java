package io.isthmus.sync.connectorspace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What inbound synchronization made of a connector space object.
 *
 * @param metaverseId where it has a place in the metaverse
 * @param ruleId the rule that holds the link
 * @param membersFrom the attribute that the members of the metaverse object are taken from
 * @param reason in words, for people
 */
public record ObjectLink(
        UUID objectId,
        @Nullable UUID metaverseId,
        Status status,
        @Nullable String ruleId,
        @Nullable String membersFrom,
        @Nullable String reason) {

    /** How an object stands to the metaverse. */
    public enum Status {
        PROJECTED,
        JOINED,
        FILTERED,
        ERROR
    }

    /** Of an object that has no place in the metaverse. */
    public static ObjectLink none(UUID objectId, Status status, String reason) {
        return new ObjectLink(objectId, null, status, null, null, reason);
    }

    /** The same link of an object that is in error. */
    public ObjectLink failed(String why) {
        return new ObjectLink(objectId, metaverseId, Status.ERROR, ruleId, membersFrom, why);
    }

    public boolean linked() {
        return metaverseId != null;
    }
}
