package io.isthmus.sync.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Metaverse objects that wait for outbound synchronization. */
public final class PendingOutbound {

    /**
     * Groups that members of members count for, above groups that are named {@code changed}: also through groups of which that is not
     * so. Each group is gone through once, so that one that contains itself ends, too. {@code offset 0} keeps the planner, which
     * cannot guess how many there are, from reading whole tables.
     */
    private static final String ABOVE = """
        above (id) as (
          select id from changed where exists (select 1 from metaverse_object where nesting <> 'KEEP')
          union
          select parent.id from above cross join lateral (
            select parent_link.metaverse_id as id from connector_space_link link
              join connector_space_object object on object.id = link.object_id
              left join known_by known on known.object_id = object.id
              join membership on membership.target = any(array[object.place, known.place])
              join connector_space_link parent_link
                on parent_link.object_id = membership.owner and parent_link.members_from = membership.attribute
             where link.metaverse_id = above.id and parent_link.metaverse_id is not null
            offset 0) parent),
        reaching (id) as (
          select above.id from above join metaverse_object object on object.id = above.id
           where object.nesting <> 'KEEP')
        """;

    private static final String OR_WHOLE = " on conflict (metaverse_id) do update set whole = true where not p.whole";

    private static final String NOTE_REFERRERS = """
        with recursive named as (select unnest(:places) as place),
        standing (id) as (
          select object.id from named join connector_space_object object on object.place = named.place),
        places as (
          select place from named
          union
          select known.place from standing join known_by known on known.object_id = standing.id),
        groups as (
          select place from named
          union
          select own.place from standing join group_of_member own on own.object_id = standing.id),
        partly (id) as (
          select link.metaverse_id from places
            join membership on membership.target = places.place
            join connector_space_link link on link.object_id = membership.owner
           where link.metaverse_id is not null
          union
          select reference.metaverse_id from places
            join metaverse_reference reference on reference.target = places.place),
        entirely (id) as (
          select owner.id from groups
            join known_by known on known.place = groups.place
            join connector_space_link link on link.object_id = known.object_id
            join metaverse_object owner on owner.id = link.metaverse_id and owner.primary_members),
        changed (id) as (select id from partly union select id from entirely),
        """ + ABOVE + """
        insert into pending_outbound as p (metaverse_id, whole)
        select id, bool_or(whole) from (
          select id, :whole from partly union all select id, true from entirely union all select id, true from reaching)
          as noted (id, whole) group by id
        on conflict (metaverse_id)
        """;

    private static final String NOTE_ABOVE =
            "with recursive changed (id) as (select unnest(:groups)),\n" + ABOVE + """
        insert into pending_outbound as p (metaverse_id) select id from reaching
        """ + OR_WHOLE;

    private static final String ANEW = "do update set mark = excluded.mark, whole = true";

    private PendingOutbound() {}

    /** What waits already keeps its mark: to be noted while outbound synchronization does not run. */
    public static void note(Transaction tx, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            tx.sql("insert into pending_outbound as p (metaverse_id) select unnest(:ids)" + OR_WHOLE)
                    .uuids("ids", ids)
                    .update();
        }
    }

    /** As {@link #note}, of such as nobody has joined or left but who is noted as touched ({@link TouchedMemberRows}). */
    public static void notePartly(Transaction tx, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            tx.sql(
                            "insert into pending_outbound (metaverse_id, whole) select unnest(:ids), false on conflict do nothing")
                    .uuids("ids", ids)
                    .update();
        }
    }

    /** As {@link #note}, and with a new mark, so at any time. */
    public static void noteAnew(Transaction tx, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            tx.sql("""
                            insert into pending_outbound (metaverse_id) select unnest(:ids)
                            on conflict (metaverse_id) do update set mark = excluded.mark, whole = true
                            """).uuids("ids", ids).update();
        }
    }

    /** As {@link #note}. */
    public static void noteAll(Transaction tx) {
        tx.sql("insert into pending_outbound as p (metaverse_id) select id from metaverse_object" + OR_WHOLE)
                .update();
    }

    /**
     * Whoever names, or is named by, a place where somebody has taken the place of another one, or is known by something, and groups that
     * have such a one in them at any depth where that counts; as {@link #noteAnew}, so also while outbound synchronization runs.
     */
    public static void noteReferrersAnew(Transaction tx, Collection<UUID> places) {
        note(tx, places, true, ANEW);
    }

    /**
     * Whoever refers to a place where somebody has come, gone, or is somebody else now, and groups that have such a one in them at
     * any depth where that counts; as {@link #note}. Who has come and gone is noted as touched of the groups that name these places, or name him
     * by something else than a DN; those that he names as his own are looked at as a whole.
     */
    static void noteReferrersPartly(Transaction tx, Collection<UUID> places) {
        note(tx, places, false, "do update set whole = true where excluded.whole and not p.whole");
    }

    /**
     * To be asked before known objects get their new places: whoever referred to the old place, or to the new one.
     *
     * @param places by the order of the ids
     */
    public static void noteReferrersOfMoved(Transaction tx, Collection<UUID> ids, Collection<UUID> places) {
        List<UUID> touched =
                tx.sql("""
                    select unnest(array[before.place, new.place]) as place from connector_space_object before
                      join unnest(:ids, :places) as new (id, place) on before.id = new.id and before.place <> new.place
                    """).uuids("ids", ids).uuids("places", places).list(row -> row.uuid("place"));
        noteReferrersAnew(tx, touched);
    }

    /** Groups that members of members count for, where the members of one in them may have changed; as {@link #note}. */
    public static void noteAbove(Transaction tx, Collection<UUID> groups) {
        if (!groups.isEmpty()) {
            tx.sql(NOTE_ABOVE).uuids("groups", groups).update();
        }
    }

    private static void note(Transaction tx, Collection<UUID> places, boolean whole, String whereNoted) {
        if (!places.isEmpty()) {
            tx.sql(NOTE_REFERRERS + whereNoted)
                    .uuids("places", places)
                    .with("whole", whole)
                    .update();
        }
    }
}
