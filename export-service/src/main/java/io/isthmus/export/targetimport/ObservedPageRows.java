package io.isthmus.export.targetimport;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.postgres.DepartedRows;
import io.isthmus.export.postgres.InFlightRows;
import io.isthmus.export.postgres.KnownTargetObject;
import io.isthmus.export.postgres.ObservedMemberRows;
import io.isthmus.export.postgres.ObservedRows;
import io.isthmus.export.target.ObservedObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Keeps what was seen of objects of one type. */
public final class ObservedPageRows {

    private ObservedPageRows() {}

    /** @param ids all rows of the page, by the target's id; also of what was left alone */
    record Kept(ObservedPage page, Map<String, Long> ids) {}

    /**
     * For looking up what became of a request of ours: what it shows is not somebody else's doing.
     *
     * @return the object's row
     */
    public static long keep(Transaction transaction, long number, ObservedObject object) {
        ObjectType type = object.objectType();
        Kept kept = keep(
                transaction,
                List.of(object),
                KnownTargetObject.load(transaction, type, List.of(object.targetId()), false),
                new WrittenSince(new ReadAt(number, false), Set.of(), Set.of()),
                ForeignRows.none());
        return Objects.requireNonNull(kept.ids().get(object.targetId()));
    }

    /** @param foreign notes what differs from what we know */
    static Kept keep(Transaction transaction, ReadAt asked, Collection<ObservedObject> seen, ForeignRows foreign) {
        Collection<ObservedObject> objects = ObservedPage.distinct(seen);
        ObjectType type = objects.iterator().next().objectType();
        boolean beside = asked.besideExports();
        // a creation that is answered meanwhile is known, and a deletion that is has departed: so one is read before,
        // one after
        Set<String> underWay = beside ? InFlightRows.creations(transaction, type) : Set.of();
        Map<String, KnownTargetObject> known = KnownTargetObject.load(
                transaction,
                type,
                objects.stream().map(ObservedObject::targetId).toList(),
                !beside);
        Set<String> departed = beside ? DepartedRows.since(transaction, asked.number()) : Set.of();
        return keep(transaction, objects, known, new WrittenSince(asked, departed, underWay), foreign);
    }

    private static Kept keep(
            Transaction transaction,
            Collection<ObservedObject> objects,
            Map<String, KnownTargetObject> known,
            WrittenSince since,
            ForeignRows foreign) {
        List<ObservedObject> taken = objects.stream()
                .filter(object -> !since.covers(object, known.get(object.targetId())))
                .map(since::current)
                .toList();
        ObservedPage page = ObservedPage.of(taken, known);
        long number = since.asked().number();
        foreign.changed(page.changed());
        Map<String, Long> ids = new HashMap<>();
        known.forEach((targetId, row) -> ids.put(targetId, row.id()));
        if (!page.added().isEmpty()) {
            Map<String, Long> added = ObservedRows.insert(
                    transaction, number, page.added().getFirst().object().objectType(), page.added());
            foreign.added(added.values());
            ids.putAll(added);
        }
        ObservedRows.update(transaction, number, page.updated());
        ObservedMemberRows.keep(transaction, taken, ids);
        return new Kept(page, ids);
    }
}
