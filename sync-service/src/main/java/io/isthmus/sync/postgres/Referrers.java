package io.isthmus.sync.postgres;

import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Notes for outbound synchronization all metaverse objects that refer to certain places, set by set. */
final class Referrers {

    private static final String NOTE_REFERRERS = """
            with places as (select unnest(?) as place)
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

    private Referrers() {}

    /**
     * What stands at these places has come, gone, or is somebody else now. To be noted while outbound synchronization does
     * not run: whoever waits already will be looked at later than now.
     */
    static void beforeOutbound(Connection connection, Collection<UUID> places) throws SQLException {
        note(connection, places, "do nothing");
    }

    private static void note(Connection connection, Collection<UUID> places, String whereNoted) throws SQLException {
        if (!places.isEmpty()) {
            Statement.of(connection, NOTE_REFERRERS + whereNoted).uuids(places).update();
        }
    }

    /** To be asked before known objects get their new places: whoever referred to the old place, or to the new one. */
    static void ofMoved(Connection connection, List<ConnectorSpaceObject> objects) throws SQLException {
        List<UUID> places = Statement.of(connection, """
                        select unnest(array[before.place, new.place]) from connector_space_object before
                          join unnest(?, ?) as new (id, place) on before.id = new.id and before.place <> new.place
                        """)
                .uuids(objects, ConnectorSpaceObject::id)
                .uuids(objects, ConnectorSpaceObject::place)
                .list(row -> row.getObject(1, UUID.class));
        note(connection, places, "do update set mark = excluded.mark");
    }
}
