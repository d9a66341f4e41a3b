package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.List;

/** Forgets objects that are no longer at the target, and has everything compared again that referred to them. */
public final class GoneRows {

    private GoneRows() {}

    /** @param surprising whether nobody here asked for it: then a note says so where the object is still desired */
    public static void remove(Transaction transaction, Collection<Long> observedIds, boolean surprising) {
        List<LinkRows.Unlinked> unlinked = LinkRows.linkedTo(transaction, observedIds);
        List<Long> objects = unlinked.stream().map(LinkRows.Unlinked::id).toList();
        LinkRows.unlink(transaction, unlinked, surprising);
        DueRows.objects(transaction, objects);
        MembershipDueRows.among(transaction, objects);
        DueRows.referrersOf(transaction, objects);
        MemberDueRows.ofMembers(transaction, objects);
        DueRows.conflicting(transaction);
        ObservedMemberRows.gone(transaction, observedIds);
        ObservedRows.gone(transaction, observedIds);
    }

    /** What these are linked to at the target. */
    public static void removeOf(Transaction transaction, Collection<Long> objects, boolean surprising) {
        if (objects.isEmpty()) {
            return;
        }
        List<Long> observed = transaction
                .sql("select observed_id from target_link where object_id = any(:ids) and observed_id is not null")
                .bigints("ids", objects)
                .list(row -> row.number("observed_id"));
        if (!observed.isEmpty()) {
            DepartedRows.note(transaction, observed);
            remove(transaction, observed, surprising);
        }
    }
}
