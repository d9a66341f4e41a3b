package io.isthmus.sync.preview;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.SettingsEffects.Count;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.ConnectorSpaceRows;
import io.isthmus.sync.connectorspace.PendingObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The whole connector space, a page at a time. */
@ApplicationScoped
class PreviewTables implements PreviewStore {

    private final Transactions transactions;

    PreviewTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<PendingObject> after(UUID id, int limit) {
        return transactions.call(tx ->
                ConnectorSpaceRows.read(tx, """
                    select %s, object.id as asked, 0 as mark from connector_space_object object
                      left join connector_space_link link on link.object_id = object.id
                     where object.id > :after and (object.departed is null or object.departed = 'OUT_OF_SCOPE')
                     order by object.id limit :limit
                    """, sql -> sql.with("after", id).with("limit", limit)));
    }

    @Override
    public List<Placed> placesAfter(UUID id, int limit) {
        return transactions.call(tx -> tx.sql("""
            select id, connector, dn, object_class, %s from connector_space_object object
             where id > :after and (object.departed is null or object.departed = 'OUT_OF_SCOPE')
             order by id limit :limit
            """.formatted(ConnectorSpaceRows.DEPARTED))
                .with("after", id)
                .with("limit", limit)
                .list(row -> new Placed(
                        row.uuid("id"),
                        row.text("connector"),
                        row.text("dn"),
                        row.text("object_class"),
                        row.constant(Departure.class, "departed"))));
    }

    @Override
    public List<PendingObject> objects(Collection<UUID> ids) {
        return transactions.call(tx -> ConnectorSpaceRows.read(tx, """
            select %s, object.id as asked, 0 as mark from connector_space_object object
              left join connector_space_link link on link.object_id = object.id
             where object.id = any(:ids) order by object.id
            """, sql -> sql.uuids("ids", ids)));
    }

    @Override
    public long size() {
        return transactions.call(tx -> tx.sql("""
            select count(*) as found from connector_space_object
             where departed is null or departed = 'OUT_OF_SCOPE'
            """).one(row -> row.number("found")));
    }

    @Override
    public List<Count> atTarget() {
        return transactions.call(tx ->
                tx.sql("""
                    select object_type, count(*) as found from emitted_image where not absent group by 1 order by 1
                    """).list(row -> new Count(ObjectType.valueOf(row.text("object_type")), row.number("found"))));
    }
}
