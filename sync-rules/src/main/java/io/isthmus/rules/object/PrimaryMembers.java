package io.isthmus.rules.object;

import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of those whose primary group a group is. A directory lists them nowhere: they name the group, not the group them.
 * A rule says it of each group ({@link MetaverseSchema#PRIMARY_MEMBERS}).
 */
public enum PrimaryMembers {
    /** they are no members, as the tools before had it: the primary group of nearly everybody is that of all users */
    LEAVE_OUT,
    /** they are members like those whom the group lists */
    INCLUDE;

    /** Case does not matter. */
    public static Optional<PrimaryMembers> named(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "LEAVE_OUT" -> Optional.of(LEAVE_OUT);
            case "INCLUDE" -> Optional.of(INCLUDE);
            default -> Optional.empty();
        };
    }

    public boolean included() {
        return this == INCLUDE;
    }
}
