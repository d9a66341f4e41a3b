package io.isthmus.analyzer.readiness;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes that name other objects, and what is told of a name that nobody synchronized has. */
public final class Reference {

    public static final int MOST_MEMBERS = 250_000;

    private static final List<String> MEMBERS = List.of("member", "uniqueMember");

    private Reference() {}

    /** Names of the attributes whose values are DNs of objects. */
    public static List<String> attributes(SourceKind kind) {
        return switch (kind) {
            case ACTIVE_DIRECTORY -> List.of("manager", "managedBy", "member");
            case LDAP, LDIF, CSV, SQL, SCIM -> List.of("manager", "owner", "member", "uniqueMember");
        };
    }

    public static boolean isMembership(String attribute) {
        return MEMBERS.stream().anyMatch(attribute::equalsIgnoreCase);
    }

    /**
     * @param exists whether the directory has an object of that name, if it was asked and knows
     */
    public static Defect dangling(
            String directory, String dn, ObjectType type, String attribute, String to, @Nullable Boolean exists) {
        boolean broken = Boolean.FALSE.equals(exists);
        String message = broken
                ? "names an object that does not exist"
                : exists == null
                        ? "names an object outside of what was checked"
                        : "names an object that is not synchronized";
        return new Defect(
                directory,
                dn,
                type,
                attribute,
                broken ? DefectCode.BROKENREFERENCE : DefectCode.UNSYNCHRONIZEDREFERENCE,
                to,
                message,
                null);
    }

    public static Defect tooManyMembers(String directory, String dn, ObjectType type, String attribute, long members) {
        return new Defect(
                directory,
                dn,
                type,
                attribute,
                DefectCode.TOOMANYMEMBERS,
                null,
                "has " + members + " members, at most " + MOST_MEMBERS + " are possible",
                null);
    }
}
