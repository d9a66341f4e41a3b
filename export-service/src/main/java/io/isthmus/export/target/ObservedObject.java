package io.isthmus.export.target;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object as the target shows it.
 *
 * @param externalId whom somebody, perhaps we, said it is
 * @param userName name to sign in with, of users only
 * @param mail primary address
 * @param image canonical; references are the target's ids
 * @param members the target's ids; none where it did not show the membership
 */
public record ObservedObject(
        ObjectType objectType,
        String targetId,
        @Nullable String externalId,
        @Nullable String userName,
        @Nullable String mail,
        @Nullable String etag,
        Image image,
        @Nullable List<String> members) {

    public ObservedObject withMembers(@Nullable List<String> ids) {
        return new ObservedObject(objectType, targetId, externalId, userName, mail, etag, image, ids);
    }

    /** The same in this version. */
    public ObservedObject withEtag(@Nullable String version) {
        return new ObservedObject(objectType, targetId, externalId, userName, mail, version, image, members);
    }
}
