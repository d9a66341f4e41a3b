package io.isthmus.sync.groupfilter;

import io.isthmus.contracts.operations.Run.RunError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether whoever is no member of the group has left: only a group that is there and shows its members proves that.
 *
 * <pre>
 * the group                                         who joined    who left
 * is not among what was read                        waits         stays
 * shows no member though somebody is in             —             stays
 * has members of whom it is not known who they are  comes         stays, until they are known
 * shows its members                                 comes         goes
 * </pre>
 *
 * @param mayLeave whether who is no member goes
 * @param told what somebody should know
 */
record MembersVerdict(boolean mayLeave, List<RunError> told) {

    /**
     * What the connector space says of a group.
     *
     * @param anyMember whether it has a member that was read
     * @param anyoneIn whether anybody is in today
     * @param inDoubt whether not all members are known yet
     */
    record Evidence(boolean anyMember, boolean anyoneIn, boolean inDoubt) {}

    /** @param tellsName whether to say again what was said before: that the settings have another name for it */
    static MembersVerdict of(WantedFilter wanted, Optional<KnownGroup> group, Evidence evidence, boolean tellsName) {
        if (group.isEmpty()) {
            return new MembersVerdict(false, List.of(notRead(wanted)));
        }
        List<RunError> told = new ArrayList<>();
        if (tellsName && group.get().renamed(wanted.dn())) {
            told.add(renamed(wanted, group.get()));
        }
        boolean empty = !evidence.anyMember() && evidence.anyoneIn();
        if (empty && !evidence.inDoubt()) {
            told.add(withoutMembers(wanted, group.get()));
        }
        return new MembersVerdict(!empty && !evidence.inDoubt(), List.copyOf(told));
    }

    private static RunError notRead(WantedFilter wanted) {
        return new RunError(
                "GROUP_FILTER_NOT_READ",
                wanted.dn(),
                "is the group that the source " + wanted.connector()
                        + " is filtered by, and is not among what was read: nobody comes into scope, and nobody leaves",
                "Correct the name in group.dn of the source, include the container that the group is in, and let a"
                        + " rule for its class be in force.");
    }

    private static RunError withoutMembers(WantedFilter wanted, KnownGroup group) {
        return new RunError(
                "GROUP_FILTER_EMPTY",
                group.dn(),
                "is the group that the source " + wanted.connector()
                        + " is filtered by, and shows no member that was read: nobody leaves for it",
                "Let the account read the members of the group. If it is to be empty, exclude the containers of its"
                        + " former members instead.");
    }

    private static RunError renamed(WantedFilter wanted, KnownGroup group) {
        return new RunError(
                "GROUP_FILTER_RENAMED",
                group.dn(),
                "is the group that the settings of the source " + wanted.connector() + " name as " + wanted.dn()
                        + "; its members go on to count",
                "Write its new name into group.dn of the source.");
    }
}
