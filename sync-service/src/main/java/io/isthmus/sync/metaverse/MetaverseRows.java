package io.isthmus.sync.metaverse;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.object.PrimaryMembers;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads metaverse objects with their links and the number of their members: three queries, however many objects. */
public final class MetaverseRows {

    private static final String MEMBERS = Attributes.fold(MetaverseSchema.MEMBER);

    private MetaverseRows() {}

    public static List<KnownMetaverseObject> read(Transaction tx, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Link>> links = links(tx, ids);
        Map<UUID, Integer> members = members(tx, ids);
        return tx.sql("""
                        select id, type, attributes, value_kinds, target_anchor, provisioned, source, departed, nesting,
                               primary_members
                          from metaverse_object where id = any(:ids) order by id
                        """).uuids("ids", ids).list(row -> known(row, links, members));
    }

    private static KnownMetaverseObject known(Row row, Map<UUID, List<Link>> links, Map<UUID, Integer> members) {
        UUID id = row.uuid("id");
        Integer count = members.get(id);
        MetaverseObject object = new MetaverseObject(
                id.toString(),
                row.text("type"),
                MetaverseAttributes.read(row.text("attributes"), row.text("value_kinds")),
                links.getOrDefault(id, List.of()),
                count == null ? Map.of() : Map.of(MEMBERS, count));
        return new KnownMetaverseObject(
                object,
                row.flag("provisioned"),
                row.text("target_anchor"),
                row.text("source"),
                row.constant(Departure.class, "departed"),
                new MembershipChoice(
                        MemberNesting.valueOf(row.text("nesting")),
                        row.flag("primary_members") ? PrimaryMembers.INCLUDE : PrimaryMembers.LEAVE_OUT));
    }

    private static Map<UUID, List<Link>> links(Transaction tx, Collection<UUID> ids) {
        Map<UUID, List<Link>> links = new HashMap<>();
        tx.sql("""
                        select link.metaverse_id, object.connector, object.anchor, link.rule_id
                          from connector_space_link link
                          join connector_space_object object on object.id = link.object_id
                         where link.metaverse_id = any(:ids) order by object.connector, object.anchor
                        """)
                .uuids("ids", ids)
                .each(row -> links.computeIfAbsent(row.uuid("metaverse_id"), id -> new ArrayList<>())
                        .add(new Link(row.text("connector"), row.text("anchor"), row.text("rule_id"))));
        return links;
    }

    private static Map<UUID, Integer> members(Transaction tx, Collection<UUID> ids) {
        Map<UUID, Integer> members = new HashMap<>();
        tx.sql("""
                        select link.metaverse_id, sum(bucket.members) as members from connector_space_link link
                          join membership_count bucket on bucket.owner = link.object_id
                           and bucket.attribute = link.members_from and bucket.members > 0
                         where link.metaverse_id = any(:ids) and link.members_from is not null group by 1
                        """).uuids("ids", ids).each(row -> members.put(row.uuid("metaverse_id"), row.small("members")));
        return members;
    }
}
