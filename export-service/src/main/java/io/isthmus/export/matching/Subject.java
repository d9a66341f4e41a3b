package io.isthmus.export.matching;

import io.isthmus.contracts.ObjectType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A desired object for which no object at the target is known yet.
 *
 * @param userName its sign-in name
 * @param addresses by which it may match softly ({@link Addresses}); empty for none
 * @param wanted whether it should be at the target; one that should not is only ever recognized by its anchor
 * @param said what somebody has said of whether it is one who has left
 */
public record Subject(
        String targetAnchor,
        ObjectType objectType,
        @Nullable String userName,
        List<String> addresses,
        boolean wanted,
        @Nullable SaidReturn said) {

    /** Of whom nobody has said anything. */
    public Subject(
            String targetAnchor,
            ObjectType objectType,
            @Nullable String userName,
            List<String> addresses,
            boolean wanted) {
        this(targetAnchor, objectType, userName, addresses, wanted, null);
    }
}
