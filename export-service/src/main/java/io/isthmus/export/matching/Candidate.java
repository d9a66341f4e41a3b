package io.isthmus.export.matching;

import io.isthmus.contracts.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * An object at the target that might be the one.
 *
 * @param key of the caller's, to find it again
 * @param externalId the anchor that somebody, perhaps we, gave it; blank or none while nobody manages it
 * @param userName name to sign in with
 * @param mail its primary address
 * @param linked whether another of our objects is already known to be this one
 * @param former that other one, if he has left
 */
public record Candidate(
        long key,
        ObjectType objectType,
        String targetId,
        @Nullable String externalId,
        @Nullable String userName,
        @Nullable String mail,
        boolean linked,
        @Nullable Former former) {

    /** One that is nobody's who has left. */
    public Candidate(
            long key,
            ObjectType objectType,
            String targetId,
            @Nullable String externalId,
            @Nullable String userName,
            @Nullable String mail,
            boolean linked) {
        this(key, objectType, targetId, externalId, userName, mail, linked, null);
    }

    /** Whether an anchor says that somebody manages it. */
    public boolean managed() {
        return externalId != null && !externalId.isBlank();
    }

    /** Whose it was, while nobody else has given it another anchor since. */
    @Nullable
    Former left() {
        return former != null && (!managed() || former.targetAnchor().equals(externalId)) ? former : null;
    }

    /** The same, known to be somebody else by now. */
    public Candidate withLinked() {
        return new Candidate(key, objectType, targetId, externalId, userName, mail, true, null);
    }
}
