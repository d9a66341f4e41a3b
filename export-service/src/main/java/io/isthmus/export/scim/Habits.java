package io.isthmus.export.scim;

/**
 * What the answers of a provider have taught beyond what it declares. Kept as JSON with the target's state.
 *
 * @param patchMissing whether a PUT was understood where PATCH was not
 * @param membersShown whether a group that was asked for by itself has shown members
 * @param membersListed whether a list of groups has shown members
 */
record Habits(boolean patchMissing, boolean membersShown, boolean membersListed) {

    static final Habits NONE = new Habits(false, false, false);

    Habits withoutPatch() {
        return new Habits(true, membersShown, membersListed);
    }

    Habits showingMembers() {
        return new Habits(patchMissing, true, membersListed);
    }

    Habits listingMembers() {
        return new Habits(patchMissing, true, true);
    }
}
