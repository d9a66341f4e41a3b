package io.isthmus.directories.ldap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of an object's classes rules refer to. A directory that names the one itself ({@code structuralObjectClass}, RFC
 * 4512, section 3.4.6) is believed; otherwise the most specific class that is known wins, else the last one named, because
 * directories list superclasses first. Active Directory answers {@code structuralObjectClass} with the whole chain from
 * {@code top} on, which says no more than {@code objectClass} does.
 */
public final class StructuralClass {

    /** Most specific first: a computer is also a user in Active Directory. */
    private static final List<String> KNOWN = List.of(
            "computer",
            "msDS-GroupManagedServiceAccount",
            "msDS-ManagedServiceAccount",
            "foreignSecurityPrincipal",
            "msExchDynamicDistributionList",
            "publicFolder",
            "contact",
            "group",
            "user",
            "inetOrgPerson",
            "groupOfUniqueNames",
            "groupOfNames",
            "groupOfMembers",
            "posixGroup",
            "organizationalPerson",
            "person",
            "account");

    private StructuralClass() {}

    /**
     * @param structural what the directory says of it
     * @param classes all classes of the object, in the directory's order
     * @return nothing when there are none
     */
    public static @Nullable String of(String @Nullable [] structural, List<String> classes) {
        if (structural != null && structural.length == 1) {
            return structural[0];
        }
        for (String known : KNOWN) {
            if (classes.stream().anyMatch(known::equalsIgnoreCase)) {
                return known;
            }
        }
        return classes.isEmpty() ? null : classes.getLast();
    }
}
