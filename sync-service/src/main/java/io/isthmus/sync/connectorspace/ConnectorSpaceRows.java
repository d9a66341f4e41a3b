package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.postgres.AttributesJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads connector space objects with what was made of them. */
public final class ConnectorSpaceRows {

    /** Why an {@code object} is not there; who is no member of the group that his source is filtered by is read like one who left. */
    public static final String DEPARTED = """
        coalesce(object.departed, case when exists (
            select 1 from group_filter chosen
             where chosen.connector = object.connector
               and not lower(object.object_class) = any(string_to_array(chosen.exempt, ','))
               and not exists (select 1 from group_filter_member member where member.object_id = object.id))
          then 'OUTSIDE_OF_GROUP' end) as departed\
        """;

    private static final String COLUMNS = """
        object.id, object.connector, object.anchor, object.dn, object.place, object.object_class, object.attributes,
        array_to_string(object.binary_attributes, ',') as binary_attributes, object.observed_at, object.run_id,
        link.metaverse_id, link.status, link.rule_id, link.members_from, link.reason,
        """ + DEPARTED;

    private ConnectorSpaceRows() {}

    /**
     * @param query names a connector space object {@code object} and its {@code link}; {@code %s} takes their columns, and
     *     {@code asked} and {@code mark} are columns of its own
     */
    public static List<PendingObject> read(Transaction tx, String query, UnaryOperator<Sql> binding) {
        List<PendingObject> rows =
                binding.apply(tx.sql(query.formatted(COLUMNS))).list(ConnectorSpaceRows::withoutCounts);
        Map<UUID, Map<String, Integer>> counts =
                memberCounts(tx, rows.stream().map(PendingObject::id).toList());
        return rows.stream()
                .map(row -> new PendingObject(
                        row.id(), row.object(), row.link(), counts.getOrDefault(row.id(), Map.of()), row.mark()))
                .toList();
    }

    private static PendingObject withoutCounts(Row row) {
        UUID id = row.uuid("asked");
        return new PendingObject(id, object(row), link(row, id), Map.of(), row.number("mark"));
    }

    private static @Nullable ConnectorSpaceObject object(Row row) {
        UUID id = row.uuid("id");
        return id == null
                ? null
                : new ConnectorSpaceObject(
                        id,
                        row.text("connector"),
                        row.text("anchor"),
                        row.text("dn"),
                        row.uuid("place"),
                        row.text("object_class"),
                        AttributesJson.read(row.text("attributes")),
                        names(row.text("binary_attributes")),
                        row.instant("observed_at"),
                        row.text("run_id"),
                        row.constant(Departure.class, "departed"));
    }

    private static @Nullable ObjectLink link(Row row, UUID objectId) {
        ObjectLink.Status status = row.constant(ObjectLink.Status.class, "status");
        return status == null
                ? null
                : new ObjectLink(
                        objectId,
                        row.uuid("metaverse_id"),
                        status,
                        row.text("rule_id"),
                        row.text("members_from"),
                        row.text("reason"));
    }

    private static Map<UUID, Map<String, Integer>> memberCounts(Transaction tx, Collection<UUID> ids) {
        Map<UUID, Map<String, Integer>> counts = new HashMap<>();
        tx.sql("""
            select owner, attribute, sum(members) as members from membership_count where owner = any(:ids)
               and members > 0 group by owner, attribute
            """)
                .uuids("ids", ids)
                .each(row -> counts.computeIfAbsent(row.uuid("owner"), id -> new HashMap<>())
                        .put(row.text("attribute"), row.small("members")));
        return counts;
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
