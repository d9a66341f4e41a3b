package io.isthmus.rules.object;

import io.isthmus.rules.value.Attributes;
import java.util.Set;

/** The few attributes of the metaverse whose meaning the engine knows; all others are known to rules only. */
public final class MetaverseSchema {

    /** Becomes the target anchor. Never changes once it is set. */
    public static final String SOURCE_ANCHOR = "sourceAnchor";

    /** Memberships, which travel in buckets beside the object and are never loaded whole. */
    public static final String MEMBER = "member";

    private static final Set<String> REFERENCES = Set.of(
            "member",
            "manager",
            "managedby",
            "assistant",
            "publicdelegates",
            "authorig",
            "unauthorig",
            "dlmemsubmitperms",
            "dlmemrejectperms");

    private MetaverseSchema() {}

    /** Whether the attribute holds distinguished names of other objects. */
    public static boolean isReference(String attribute) {
        return REFERENCES.contains(Attributes.fold(attribute));
    }

    public static boolean isMembership(String attribute) {
        return MEMBER.equalsIgnoreCase(attribute);
    }
}
