package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;

/**
 * The order in which pending exports are applied, so that nothing ever refers to what is not there yet or no longer.
 * Phases follow one another; within a phase the order does not matter, except that whom a new object refers to is
 * created before it where possible.
 */
public enum Phase {
    /** whoever is to be kept from signing in: refers to nothing new, and waits for nobody */
    CLOSE_ACCOUNTS,
    /** users and contacts, so that groups and references find them */
    ADD_PEOPLE,
    /** groups, without members, so that groups can be members of each other */
    ADD_GROUPS,
    /** attributes, and references to what now exists */
    UPDATE,
    /** memberships, before members disappear */
    MEMBERSHIPS,
    /** groups before the people in them */
    REMOVE_GROUPS,
    /** deleted people */
    REMOVE_PEOPLE;

    /** When this pending export is applied. */
    public static Phase of(PendingExport export) {
        boolean group = export.objectType() == ObjectType.GROUP;
        return switch (export) {
            case PendingExport.Add ignored -> group ? ADD_GROUPS : ADD_PEOPLE;
            case PendingExport.Update update -> update.closesAccount() ? CLOSE_ACCOUNTS : UPDATE;
            case PendingExport.ChangeMembers ignored -> MEMBERSHIPS;
            case PendingExport.Disable ignored -> CLOSE_ACCOUNTS;
            case PendingExport.Delete ignored -> group ? REMOVE_GROUPS : REMOVE_PEOPLE;
        };
    }
}
