package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.IdsOfToday;
import io.isthmus.export.pending.Image;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the plan of a restoration says, and nothing of any other object. */
record PlanRows(Transaction transaction) implements DesiredSource {

    /** A plan that is in force and not known here, after the loss of the database, has no objects: nothing is written. */
    private static final String OBJECTS = """
            select o.object_id, o.before_image, o.written_images, o.deleted, o.uncertain, o.included
              from restored_object o, restoration r, target_state s
             where o.object_id = any(:ids) and s.restoration = r.id""";
    /**
     * What stands for an id of that time today: null where it is to be created again first; no row where it is gone. Types are
     * named because the index of ids begins with them.
     */
    private static final String IDS = """
            select u.id, case when i.object_id is null then u.id else o.target_id end as today
              from unnest(:ids) as u(id)
              left join restored_id i on i.target_id = u.id
              left join target_link l on l.object_id = i.object_id
              left join observed_object o on o.id = l.observed_id
              left join restored_object b on b.object_id = i.object_id
             where case when i.object_id is null
                        then exists (select 1 from observed_object x where x.object_type in (1, 2, 3) and x.target_id = u.id)
                        else o.target_id is not null or b.before_image is not null end""";

    private record Restored(
            @Nullable Image before, List<Image> written, boolean deleted, boolean uncertain, Set<String> included) {

        static Restored read(Row row) {
            return new Restored(
                    Images.read(row.text("before_image")),
                    Images.readAll(row.text("written_images")),
                    row.flag("deleted"),
                    row.flag("uncertain"),
                    Set.copyOf(row.texts("included")));
        }

        Desired.Restored desired(IdsOfToday ids) {
            Set<String> waiting = new HashSet<>();
            return new Desired.Restored(
                    before == null ? null : ids.asBefore(before, waiting),
                    written.stream().map(ids::asLeft).toList(),
                    waiting,
                    deleted,
                    uncertain,
                    included);
        }

        void references(Set<String> named) {
            written.forEach(image -> image.references().values().forEach(named::addAll));
            if (before != null) {
                before.references().values().forEach(named::addAll);
            }
        }
    }

    @Override
    public Map<Long, Desired> of(Collection<Long> ids) {
        Map<Long, Restored> rows = new HashMap<>();
        transaction.sql(OBJECTS).bigints("ids", ids).each(row -> rows.put(row.number("object_id"), Restored.read(row)));
        IdsOfToday today = today(rows.values());
        Map<Long, Desired> desired = new HashMap<>();
        rows.forEach((id, row) -> desired.put(id, row.desired(today)));
        return desired;
    }

    private IdsOfToday today(Collection<Restored> rows) {
        Set<String> named = new LinkedHashSet<>();
        rows.forEach(row -> row.references(named));
        Map<String, String> today = new HashMap<>();
        if (!named.isEmpty()) {
            transaction.sql(IDS).texts("ids", named).each(row -> today.put(row.text("id"), row.text("today")));
        }
        return new IdsOfToday(today);
    }

    @Override
    public String references() {
        return "restored_reference";
    }

    @Override
    public List<MembershipDifferenceRows.Counted> memberships(
            List<MembershipDueRows.DueGroup> groups, Collection<ObjectType> types) {
        return RestoredMemberRows.count(
                transaction, groups.stream().map(MembershipDueRows.DueGroup::id).toList());
    }

    @Override
    public List<String> membersToAdd(long group, long observedId, Collection<ObjectType> types) {
        return RestoredMemberRows.toChange(transaction, group, true);
    }

    @Override
    public List<String> membersToRemove(long group, long observedId, Collection<ObjectType> types) {
        return RestoredMemberRows.toChange(transaction, group, false);
    }
}
