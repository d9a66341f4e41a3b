package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Desired;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where what is desired comes from: the last batch, or while a restoration is in force its plan. {@link #inForce} is the one place
 * where the one takes the place of the other.
 */
public interface DesiredSource {

    /** Which of them pending exports are compared by: a comparison decides it when it begins. */
    public static DesiredSource inForce(Transaction transaction) {
        return restoring(transaction) ? new PlanRows(transaction) : new BatchRows(transaction);
    }

    public static boolean restoring(Transaction transaction) {
        return transaction
                .sql("select restoration is not null as restoring from target_state")
                .one(row -> row.flag("restoring"));
    }

    /** By object; whoever is not in here, nothing is desired of. References are the target's ids of today. */
    Map<Long, Desired> of(Collection<Long> ids);

    /** Table of references that have to be waited for. */
    String references();

    /** @param types of members that the target can hold */
    List<MembershipDifferenceRows.Counted> memberships(
            List<MembershipDueRows.DueGroup> groups, Collection<ObjectType> types);

    /** The target's ids of members to add to one group now. */
    List<String> membersToAdd(long group, long observedId, Collection<ObjectType> types);

    List<String> membersToRemove(long group, long observedId, Collection<ObjectType> types);
}
