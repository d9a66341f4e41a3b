package io.isthmus.export.targetimport;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.postgres.KnownTargetObject;
import io.isthmus.export.postgres.ObservedMemberRows;
import io.isthmus.export.postgres.ObservedRows;
import io.isthmus.export.target.ObservedObject;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what was seen of objects of one type. */
public final class ObservedPageRows {

    private ObservedPageRows() {}

    /** @param ids all rows of the page, by the target's id */
    record Kept(ObservedPage page, Map<String, Long> ids) {}

    /**
     * For looking up what became of a request of ours: what it shows is not somebody else's doing.
     *
     * @return the object's row
     */
    public static long keep(Transaction transaction, long generation, ObservedObject object) {
        Kept kept = keep(transaction, generation, List.of(object), new BitSet(), ForeignRows.none());
        return kept.ids().get(object.targetId());
    }

    /**
     * @param seen rows that this import has seen; completed here
     * @param foreign notes what differs from what we know
     */
    static Kept keep(
            Transaction transaction,
            long generation,
            Collection<ObservedObject> seenNow,
            BitSet seen,
            ForeignRows foreign) {
        Collection<ObservedObject> objects = ObservedPage.distinct(seenNow);
        ObjectType type = objects.iterator().next().objectType();
        Map<String, KnownTargetObject> known = KnownTargetObject.load(
                transaction,
                type,
                objects.stream().map(ObservedObject::targetId).toList());
        ObservedPage page = ObservedPage.of(objects, known);
        foreign.changed(page.changed());
        Map<String, Long> added = ObservedRows.insert(transaction, generation, type, page.added());
        foreign.added(added.values());
        ObservedRows.update(transaction, generation, page.updated());
        Map<String, Long> ids = new HashMap<>(added);
        known.forEach((targetId, row) -> ids.put(targetId, row.id()));
        ids.values().forEach(id -> seen.set(Math.toIntExact(id)));
        ObservedMemberRows.keep(transaction, objects, ids);
        return new Kept(page, ids);
    }
}
