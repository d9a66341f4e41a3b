package io.isthmus.export.target;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import java.util.List;

/**
 * One object as the target shows it.
 *
 * @param externalId whom somebody, perhaps we, said it is; {@code null} where nobody did
 * @param userName name to sign in with; {@code null} for other than users
 * @param mail primary address, or {@code null}
 * @param image canonical; references are the target's ids
 * @param members the target's ids; {@code null} where the target did not show the membership
 */
public record ObservedObject(
        ObjectType objectType,
        String targetId,
        String externalId,
        String userName,
        String mail,
        String etag,
        Image image,
        List<String> members) {

    /** The same in this version. */
    public ObservedObject withEtag(String version) {
        return new ObservedObject(objectType, targetId, externalId, userName, mail, version, image, members);
    }
}
