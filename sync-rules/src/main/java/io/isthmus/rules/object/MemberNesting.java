package io.isthmus.rules.object;

import java.util.Locale;
import java.util.Optional;

/** What becomes of the groups among a group's members. A rule says it of each group ({@link MetaverseSchema#MEMBER_NESTING}). */
public enum MemberNesting {
    /** they are members, and whoever is in them is in them only */
    KEEP,
    /** whoever is in them, however deep, is a member in their place */
    FLATTEN,
    /** they are members, and so is whoever is in them, however deep */
    BOTH;

    /** Case does not matter. */
    public static Optional<MemberNesting> named(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "KEEP" -> Optional.of(KEEP);
            case "FLATTEN" -> Optional.of(FLATTEN);
            case "BOTH" -> Optional.of(BOTH);
            default -> Optional.empty();
        };
    }

    /** Whether members of members are members. */
    public boolean reachesBelow() {
        return this != KEEP;
    }
}
