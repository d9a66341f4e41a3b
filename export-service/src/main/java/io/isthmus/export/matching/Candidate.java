package io.isthmus.export.matching;

import io.isthmus.contracts.ObjectType;

/**
 * An object at the target that might be the one.
 *
 * @param key of the caller's, to find it again
 * @param externalId as the target shows it, or {@code null}
 * @param externalIdIsOurAnchor whether {@code externalId} is the anchor of an object we manage
 * @param linked whether another desired object is already known to be this one
 */
public record Candidate(
        long key,
        ObjectType objectType,
        String targetId,
        String externalId,
        String userName,
        String mail,
        boolean externalIdIsOurAnchor,
        boolean linked) {

    /** The same, known to be somebody else by now. */
    public Candidate withLinked() {
        return new Candidate(key, objectType, targetId, externalId, userName, mail, externalIdIsOurAnchor, true);
    }
}
