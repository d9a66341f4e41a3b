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

    /** What becomes of groups among the members: a {@link MemberNesting} by name. Says how the target is to look; is no attribute there. */
    public static final String MEMBER_NESTING = "memberNesting";

    /** What becomes of those whose primary group a group is: {@link PrimaryMembers} by name. No attribute of the target. */
    public static final String PRIMARY_MEMBERS = "primaryMembers";

    /** A membership of the source whose values are no places: each is the {@code uid} of somebody of the same source (RFC 2307). */
    public static final String MEMBER_UID = "memberUid";

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

    private static final Set<String> TRUTHS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        TRUTHS.addAll(List.of("accountEnabled", "cloudFiltered", "mailEnabled", "securityEnabled"));
    }

    private MetaverseSchema() {}

    /** Whether the attribute is true or false: a rule may give it as the text of a constant, and it is the same value. */
    public static boolean isTruth(String attribute) {
        return TRUTHS.contains(attribute);
    }

    /** Whether the attribute holds distinguished names of other objects. */
    public static boolean isReference(String attribute) {
        return REFERENCES.contains(attribute);
    }

    /** Whether objects of a type have members by their nature; others may have, as rules say. */
    public static boolean isGroup(String type) {
        return "group".equalsIgnoreCase(type);
    }

    public static boolean isMembership(String attribute) {
        return MEMBER.equalsIgnoreCase(attribute);
    }
}
