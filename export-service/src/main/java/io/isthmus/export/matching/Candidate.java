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
 * @param linked whether another desired object is already known to be this one
 */
public record Candidate(
        long key,
        ObjectType objectType,
        String targetId,
        @Nullable String externalId,
        @Nullable String userName,
        @Nullable String mail,
        boolean linked) {

    /** Whether an anchor says that somebody manages it. */
    public boolean managed() {
        return externalId != null && !externalId.isBlank();
    }

    /** The same, known to be somebody else by now. */
    public Candidate withLinked() {
        return new Candidate(key, objectType, targetId, externalId, userName, mail, true);
    }
}
