package io.isthmus.export.pending;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something is pending where that is not plain, or why it cannot be written: a code, and what it is about. {@link #text} words
 * it for people.
 *
 * <pre>
 * code               parameters
 * -----------------  ------------------------------------------------------------
 * NotPersisted       attributes, or a number of members, that were written and did not show up; none: the object itself
 * WaitingForMembers  how many members are not at the target yet
 * MembersNotKnownYet of how many members the sources do not know yet who they are
 * DeletedAtTarget    none
 * NO_SOURCE          none
 * NoResourceType     none
 * CannotDisable      none
 * any other          of a conflict: what is in the way
 * </pre>
 */
public record Reason(String code, List<String> parameters) {

    public static final Reason DELETED_AT_TARGET = new Reason("DeletedAtTarget");
    public static final Reason CREATION_NOT_PERSISTED = new Reason("NotPersisted");
    public static final Reason NO_SOURCE = new Reason("NO_SOURCE");
    public static final Reason NO_RESOURCE_TYPE = new Reason("NoResourceType");
    public static final Reason CANNOT_DISABLE = new Reason("CannotDisable");

    private static final String MEMBERS_NOT_KNOWN_YET = "MembersNotKnownYet";
    private static final String WAITING_FOR_MEMBERS = "WaitingForMembers";

    public Reason {
        parameters = List.copyOf(parameters);
    }

    public Reason(String code) {
        this(code, List.of());
    }

    static Reason notPersisted(List<String> attributes) {
        return new Reason(CREATION_NOT_PERSISTED.code(), attributes);
    }

    static Reason membersNotPersisted(int members) {
        return notPersisted(List.of(members + " members"));
    }

    static Reason membersNotKnownYet(int members) {
        return new Reason(MEMBERS_NOT_KNOWN_YET, List.of(Integer.toString(members)));
    }

    static Reason waitingForMembers(int members) {
        return new Reason(WAITING_FOR_MEMBERS, List.of(Integer.toString(members)));
    }

    /**
     * What is to be said of an object that is no longer at the target.
     *
     * <pre>
     * asked for here   desired   ever seen there   reason
     * --------------   -------   ---------------   ---------------
     * yes              any       any               none
     * no               no        any               none
     * no               yes       no                NotPersisted
     * no               yes       yes               DeletedAtTarget
     * </pre>
     */
    public static @Nullable Reason ofDeparture(boolean surprising, boolean desired, boolean seen) {
        if (!surprising || !desired) {
            return null;
        }
        return seen ? DELETED_AT_TARGET : CREATION_NOT_PERSISTED;
    }

    /** As an operator reads it: begins with the code where it has one that is known outside. */
    public String text() {
        return switch (code) {
            case "NoResourceType" -> "the target has no resource type for objects of this kind";
            case "CannotDisable" -> "the target cannot disable users; the settings forbid to delete them";
            case "NO_SOURCE" -> code + ": no object of the sources has this anchor";
            case MEMBERS_NOT_KNOWN_YET ->
                code + ": the sources do not know yet who " + parameters.getFirst()
                        + " of its members are; until the next complete import nobody is removed from it";
            case WAITING_FOR_MEMBERS -> code + ": " + parameters.getFirst() + " members are not at the target yet";
            default -> parameters.isEmpty() ? code : code + ": " + String.join(", ", parameters);
        };
    }
}
