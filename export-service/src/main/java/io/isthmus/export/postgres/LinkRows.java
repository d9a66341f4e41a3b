package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.matching.Match;
import io.isthmus.export.pending.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who each object is at the target, why it is not there any more, what is in its way. The one writer of {@code target_link}. */
public final class LinkRows {

    private static final String LINK = """
            insert into target_link (object_id, observed_id, owned)
            select u.id, o.id, true from unnest(:ids, :observed_ids) as u(id, observed_id)
              join observed_object o on o.id = u.observed_id order by u.id for key share of o
            on conflict (object_id) do update
               set observed_id = excluded.observed_id, owned = true, note = null, conflict_code = null,
                   conflict_message = null, in_the_way = null""";
    private static final String RELEASE = """
            update target_link set observed_id = null, owned = false, note = null
             where observed_id = any(:observed_ids) and object_id <> all(:ids)
            returning object_id""";
    private static final String LINK_UNLESS_TAKEN = """
            insert into target_link (object_id, observed_id, owned)
            select :id, :observed_id, true
             where not exists (select 1 from target_link where observed_id = :observed_id)
            on conflict (object_id) do update
               set observed_id = excluded.observed_id, owned = true, note = null, conflict_code = null,
                   conflict_message = null, in_the_way = null""";
    private static final String CONFLICTS = """
            insert into target_link as l (object_id, conflict_code, conflict_message, in_the_way)
            select u.id, u.code, u.message, u.in_the_way
              from unnest(:ids, :codes, :messages, :in_the_way) as u(id, code, message, in_the_way)
            on conflict (object_id) do update
               set conflict_code = excluded.conflict_code, conflict_message = excluded.conflict_message,
                   in_the_way = excluded.in_the_way
             where (l.conflict_code, l.conflict_message, l.in_the_way)
                   is distinct from (excluded.conflict_code, excluded.conflict_message, excluded.in_the_way)""";
    private static final String NO_CONFLICT = """
            update target_link set conflict_code = null, conflict_message = null, in_the_way = null
             where object_id = any(:ids) and conflict_code is not null""";
    private static final String UNLINKED = """
            select l.object_id, t.desired_state = 1 as desired, o.generation > 0 as seen
              from target_link l
              join target_object t on t.id = l.object_id
              join observed_object o on o.id = l.observed_id
             where l.observed_id = any(:ids)
             order by l.object_id""";
    private static final String UNLINK = """
            update target_link l set observed_id = null, note = u.note
              from unnest(:ids, :notes) as u(id, note) where l.object_id = u.id""";
    private static final String LINK_ORPHANS = """
            insert into target_link as l (object_id, observed_id, owned, note)
            select t.id, o.id, true, :note
              from target_object t
              join observed_object o on o.external_id = t.anchor and o.object_type = t.object_type and o.generation > 0
             where t.desired_state = 3
               and not exists (select 1 from target_link x where x.observed_id = o.id)
               and not exists (select 1 from target_link x where x.object_id = t.id and x.observed_id is not null)
               for key share of o
            on conflict (object_id) do update
               set observed_id = excluded.observed_id, owned = true, note = excluded.note""";
    /** Nothing but an orphan is linked without that anything was ever said of it. */
    private static final String UNLINK_NEVER_SAID = """
            update target_link l set observed_id = null, owned = false, note = null
              from target_object t where t.id = l.object_id and t.desired_state = 0
               and (l.observed_id is not null or l.owned)""";

    private static final String FORGET_NOTES =
            "update target_link set note = null where object_id = any(:ids) and note = :note";

    private LinkRows() {}

    /** @param observedIds by the object's id; who is gone by now is left out */
    public static void link(Transaction transaction, Map<Long, Long> observedIds) {
        if (!observedIds.isEmpty()) {
            transaction
                    .sql(LINK)
                    .bigints("ids", observedIds.keySet())
                    .bigints("observed_ids", observedIds.values())
                    .update();
            MembershipDueRows.appeared(transaction, observedIds.keySet());
        }
    }

    /** Links what another one of ours was, who has left, and is not it any more. */
    public static void takeOver(Transaction transaction, Map<Long, Long> observedIds) {
        if (observedIds.isEmpty()) {
            return;
        }
        List<Long> released = transaction
                .sql(RELEASE)
                .bigints("ids", observedIds.keySet())
                .bigints("observed_ids", observedIds.values())
                .list(row -> row.number("object_id"));
        DueRows.objects(transaction, released);
        DueRows.referrersOf(transaction, released);
        link(transaction, observedIds);
    }

    /** Unless another is linked to it. */
    public static void linkUnlessTaken(Transaction transaction, long id, long observedId) {
        int linked = transaction
                .sql(LINK_UNLESS_TAKEN)
                .with("id", id)
                .with("observed_id", observedId)
                .update();
        if (linked > 0) {
            MembershipDueRows.appeared(transaction, List.of(id));
        }
    }

    public static void conflicts(Transaction transaction, Map<Long, Match.Conflict> conflicts) {
        if (!conflicts.isEmpty()) {
            transaction
                    .sql(CONFLICTS)
                    .bigints("ids", conflicts.keySet())
                    .texts(
                            "codes",
                            conflicts.values(),
                            conflict -> conflict.code().published())
                    .texts("messages", conflicts.values(), Match.Conflict::message)
                    .bigints("in_the_way", conflicts.values(), Match.Conflict::inTheWay)
                    .update();
        }
    }

    public static void noConflict(Transaction transaction, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transaction.sql(NO_CONFLICT).bigints("ids", ids).update();
        }
    }

    /**
     * An object that is linked to one that is gone.
     *
     * @param desired whether it should be at the target
     * @param seen whether an import has ever seen it there
     */
    public record Unlinked(long id, boolean desired, boolean seen) {}

    public static List<Unlinked> linkedTo(Transaction transaction, Collection<Long> observedIds) {
        return transaction
                .sql(UNLINKED)
                .bigints("ids", observedIds)
                .list(row -> new Unlinked(row.number("object_id"), row.flag("desired"), row.flag("seen")));
    }

    public static void unlink(Transaction transaction, List<Unlinked> gone, boolean surprising) {
        transaction
                .sql(UNLINK)
                .bigints("ids", gone, Unlinked::id)
                .texts("notes", gone, each -> {
                    Reason note = Reason.ofDeparture(surprising, each.desired(), each.seen());
                    return note == null ? null : note.code();
                })
                .update();
    }

    public static void orphans(Transaction transaction) {
        transaction.sql(LINK_ORPHANS).with("note", Reason.NO_SOURCE.code()).update();
    }

    public static void unlinkNeverSaid(Transaction transaction) {
        transaction.sql(UNLINK_NEVER_SAID).update();
    }

    /** A source speaks of these now. */
    public static void noOrphans(Transaction transaction, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transaction
                    .sql(FORGET_NOTES)
                    .bigints("ids", ids)
                    .with("note", Reason.NO_SOURCE.code())
                    .update();
        }
    }

    /** Of another target. */
    public static void forgetEverything(Transaction transaction) {
        transaction.sql("truncate target_link").update();
    }
}
