package io.isthmus.sync.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.SettingsEffects.Count;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.preview.PreviewStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The whole connector space, a page at a time. */
@ApplicationScoped
class PreviewTables implements PreviewStore {

    private final Database database;

    PreviewTables(Database database) {
        this.database = database;
    }

    @Override
    public List<PendingObject> after(UUID id, int limit) {
        return database.inTransaction(connection -> InboundTables.pending(
                connection, """
                select %s, object.id, 0 from connector_space_object object
                  left join connector_space_link link on link.object_id = object.id
                 where object.id > ? and (object.departed is null or object.departed = 'OUT_OF_SCOPE')
                 order by object.id limit ?
                """, statement -> statement.with(id).with(limit)));
    }

    @Override
    public List<Placed> placesAfter(UUID id, int limit) {
        return database.inTransaction(connection -> Statement.of(connection, """
                        select id, connector, dn, object_class, departed from connector_space_object
                         where id > ? and (departed is null or departed = 'OUT_OF_SCOPE') order by id limit ?
                        """)
                .with(id)
                .with(limit)
                .list(row -> new Placed(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5) == null ? null : Departure.valueOf(row.getString(5)))));
    }

    @Override
    public List<PendingObject> objects(Collection<UUID> ids) {
        return database.inTransaction(
                connection -> InboundTables.pending(connection, """
                select %s, object.id, 0 from connector_space_object object
                  left join connector_space_link link on link.object_id = object.id
                 where object.id = any(?) order by object.id
                """, statement -> statement.uuids(ids)));
    }

    @Override
    public long size() {
        return database.inTransaction(connection ->
                Statement.of(connection, """
                        select count(*) from connector_space_object where departed is null or departed = 'OUT_OF_SCOPE'
                        """).list(row -> row.getLong(1)).getFirst());
    }

    @Override
    public List<Count> atTarget() {
        return database.inTransaction(connection -> Statement.of(connection, """
                        select object_type, count(*) from emitted_image where not absent group by 1 order by 1
                        """)
                .list(row -> new Count(ObjectType.valueOf(row.getString(1)), row.getLong(2))));
    }
}
