package io.isthmus.sync.postgres;

import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.lineage.FoundObject;
import io.isthmus.sync.lineage.LineageStore;
import io.isthmus.sync.lineage.ObjectView;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Single objects with everything around them. */
@ApplicationScoped
class LineageTables implements LineageStore {

    private final Database database;

    LineageTables(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Found> object(UUID id) {
        return find("object.id = ?", id);
    }

    @Override
    public Optional<Found> objectAt(UUID place) {
        return find("object.place = ?", place);
    }

    /** The text of all attributes is looked at first: most objects need no closer look. */
    @Override
    public List<FoundObject> search(String text, Collection<String> attributes, int limit) {
        String part = "%" + escaped(text) + "%";
        String partOfJson = "%" + escaped(AttributesJson.inside(text)) + "%";
        List<String> folded =
                attributes.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return database.inTransaction(connection -> Statement.of(connection, """
                        select object.connector, object.anchor, object.dn, object.object_class, object.departed,
                               link.status, link.reason
                          from connector_space_object object
                          left join connector_space_link link on link.object_id = object.id
                         where object.anchor = ? or object.dn ilike ?
                            or (object.attributes::text ilike ? and exists (
                                   select 1 from json_each(object.attributes) as attribute,
                                                 json_array_elements_text(attribute.value) as content
                                    where lower(attribute.key) = any(?) and content ilike ?))
                         order by object.departed is not null, object.dn limit ?
                        """)
                .with(text)
                .with(part)
                .with(partOfJson)
                .texts(folded)
                .with(part)
                .with(limit)
                .list(row -> new FoundObject(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7))));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Optional<Found> find(String condition, UUID value) {
        return database.inTransaction(connection -> {
            List<PendingObject> found = Statement.of(connection, """
                            select %s from connector_space_object object
                              left join connector_space_link link on link.object_id = object.id
                             where %s order by object.departed nulls first, object.observed_at desc limit 1
                            """.formatted(ConnectorSpaceRows.COLUMNS, condition))
                    .with(value)
                    .list(row -> {
                        UUID id = row.getObject(1, UUID.class);
                        return new PendingObject(
                                id, ConnectorSpaceRows.object(row), ConnectorSpaceRows.link(row, id), Map.of(), 0);
                    });
            return found.isEmpty() ? Optional.empty() : Optional.of(around(connection, found.getFirst()));
        });
    }

    private static Found around(Connection connection, PendingObject object) throws SQLException {
        Map<String, Integer> members = ConnectorSpaceRows.memberCounts(connection, List.of(object.id()))
                .getOrDefault(object.id(), Map.of());
        ObjectLink link = object.link();
        List<KnownMetaverseObject> metaverse = link == null || !link.linked()
                ? List.of()
                : MetaverseRows.read(connection, List.of(link.metaverseId()));
        boolean waiting = !Statement.of(connection, "select 1 from pending_inbound where object_id = ?")
                .with(object.id())
                .list(row -> 1)
                .isEmpty();
        return new Found(
                new PendingObject(object.id(), object.object(), link, members, 0),
                waiting,
                metaverse.isEmpty() ? null : metaverse.getFirst(),
                metaverse.isEmpty()
                        ? null
                        : emitted(connection, metaverse.getFirst().targetAnchor()));
    }

    private static ObjectView.Emitted emitted(Connection connection, String anchor) throws SQLException {
        List<ObjectView.Emitted> emitted = Statement.of(
                        connection,
                        "select target_anchor, absent, run_id, emitted_at from emitted_image where target_anchor = ?")
                .with(anchor)
                .list(row -> new ObjectView.Emitted(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
        return emitted.isEmpty() ? null : emitted.getFirst();
    }
}
