package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;
import java.util.List;

/**
 * The order in which pending exports are applied, so that nothing ever refers to what is not there yet or no longer.
 * Phases follow one another; within a phase the order does not matter, except that whom a new object refers to is
 * created before it where possible.
 */
public enum Phase {
    /** users and contacts, so that groups and references find them */
    ADD_PEOPLE("add users and contacts", List.of(ObjectType.USER, ObjectType.CONTACT)),
    /** groups, without members, so that groups can be members of each other */
    ADD_GROUPS("add groups", List.of(ObjectType.GROUP)),
    /** attributes, and references to what now exists */
    UPDATE("update", List.of(ObjectType.values())),
    /** memberships, before members disappear */
    MEMBERSHIPS("memberships", List.of(ObjectType.GROUP)),
    /** groups before the people in them */
    REMOVE_GROUPS("remove groups", List.of(ObjectType.GROUP)),
    /** deleted and disabled people */
    REMOVE_PEOPLE("remove users and contacts", List.of(ObjectType.USER, ObjectType.CONTACT));

    private final String title;
    private final List<ObjectType> objectTypes;

    Phase(String title, List<ObjectType> objectTypes) {
        this.title = title;
        this.objectTypes = objectTypes;
    }

    /** Name of the step of a run, for people. */
    public String title() {
        return title;
    }

    public List<ObjectType> objectTypes() {
        return objectTypes;
    }

    /** When this pending export is applied. */
    public static Phase of(PendingExport export) {
        boolean group = export.objectType() == ObjectType.GROUP;
        return switch (export) {
            case PendingExport.Add ignored -> group ? ADD_GROUPS : ADD_PEOPLE;
            case PendingExport.Update ignored -> UPDATE;
            case PendingExport.ChangeMembers ignored -> MEMBERSHIPS;
            case PendingExport.Disable ignored -> REMOVE_PEOPLE;
            case PendingExport.Delete ignored -> group ? REMOVE_GROUPS : REMOVE_PEOPLE;
        };
    }
}
