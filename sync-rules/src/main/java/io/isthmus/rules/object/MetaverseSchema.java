package io.isthmus.rules.object;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The few attributes of the metaverse whose meaning the engine knows; all others are known to rules only. */
public final class MetaverseSchema {

    /** Becomes the target anchor. Never changes once it is set. */
    public static final String SOURCE_ANCHOR = "sourceAnchor";

    /** Memberships, which travel in buckets beside the object and are never loaded whole. */
    public static final String MEMBER = "member";

    /** Asked for every value that flows: a few comparisons of first letters, and no folded copy of the name. */
    private static final Set<String> REFERENCES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        REFERENCES.addAll(List.of(
                "member",
                "manager",
                "managedBy",
                "assistant",
                "publicDelegates",
                "authOrig",
                "unauthOrig",
                "dLMemSubmitPerms",
                "dLMemRejectPerms"));
    }

    private MetaverseSchema() {}

    /** Whether the attribute holds distinguished names of other objects. */
    public static boolean isReference(String attribute) {
        return REFERENCES.contains(attribute);
    }

    public static boolean isMembership(String attribute) {
        return MEMBER.equalsIgnoreCase(attribute);
    }
}
