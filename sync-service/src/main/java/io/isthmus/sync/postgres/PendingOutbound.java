package io.isthmus.sync.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Metaverse objects that wait for outbound synchronization. */
public final class PendingOutbound {

    private static final String NOTE_REFERRERS = """
        with named as (select unnest(:places) as place),
        places as (
          select place from named
          union
          select principal.place from named
            join connector_space_object object on object.place = named.place
            join security_principal principal on principal.object_id = object.id)
        insert into pending_outbound (metaverse_id)
        select distinct metaverse_id from (
          select link.metaverse_id from places
            join membership on membership.target = places.place
            join connector_space_link link on link.object_id = membership.owner
           where link.metaverse_id is not null
          union all
          select reference.metaverse_id from places
            join metaverse_reference reference on reference.target = places.place) as referrers
        on conflict (metaverse_id)
        """;

    private PendingOutbound() {}

    /** What waits already keeps its mark: to be noted while outbound synchronization does not run. */
    public static void note(Transaction tx, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            tx.sql("insert into pending_outbound (metaverse_id) select unnest(:ids) on conflict do nothing")
                    .uuids("ids", ids)
                    .update();
        }
    }

    /** As {@link #note}. */
    public static void noteAll(Transaction tx) {
        tx.sql("insert into pending_outbound (metaverse_id) select id from metaverse_object on conflict do nothing")
                .update();
    }

    /** Whoever refers to a place where somebody has come, gone, or is somebody else now; as {@link #note}. */
    public static void noteReferrers(Transaction tx, Collection<UUID> places) {
        note(tx, places, "do nothing");
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
        note(tx, touched, "do update set mark = excluded.mark");
    }

    private static void note(Transaction tx, Collection<UUID> places, String whereNoted) {
        if (!places.isEmpty()) {
            tx.sql(NOTE_REFERRERS + whereNoted).uuids("places", places).update();
        }
    }
}
