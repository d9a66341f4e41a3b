package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.Identities;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what is not known yet, of a group from the few who are not known and never from all of its members. */
final class DoubtRows {

    /** Below so many places memberships are looked for by them, whatever statistics know of the groups. */
    private static final int MANY = 1_000;

    private static final String BY_PLACES = """
        (select named.owner, named.attribute, named.target from %1$s
           cross join lateral (
             select owner, attribute, target from membership where membership.target = %1$s.place offset 0) named)""";

    /** A source that was never read through, or is being read, and contributors that are to be read again. */
    private static final String OBJECTS = """
        select distinct link.metaverse_id from connector_space_link link
          join connector_space_object object on object.id = link.object_id
          left join source_read_through source on source.connector = object.connector
          left join awaited_place again on again.place = object.place
         where link.metaverse_id = any(:objects) and (source.through is not true or again.place is not null)
        """;

    private static final String PLACES = """
        select awaited.place from awaited_place awaited
         where awaited.place = any(:places)
           and not exists (select 1 from connector_space_object present
                            where present.place = awaited.place and present.departed is null)
        """;

    private static final String MEMBERS = """
        select link.metaverse_id, count(distinct naming.target) as members from connector_space_link link
          join %s naming on naming.owner = link.object_id and naming.attribute = link.members_from
          join awaited_place awaited on awaited.place = naming.target
         where link.metaverse_id = any(:groups)
           and not exists (select 1 from connector_space_object present
                            where present.place = awaited.place and present.departed is null)
         group by link.metaverse_id
        """;

    /** Whoever is named by a security identifier that nobody is known by may be of a source that was never read through. */
    private static final String PRINCIPALS = """
        select link.metaverse_id, count(distinct membership.target) as members from connector_space_link link
          join membership on membership.owner = link.object_id and membership.attribute = link.members_from
           and membership.target between :first and :last
         where link.metaverse_id = any(:groups)
           and not exists (select 1 from known_by known
                            join connector_space_object present
                              on present.id = known.object_id and present.departed is null
                            where known.place = membership.target)
           and exists (select 1 from unnest(:sources) as source (name)
                        where not exists (select 1 from source_read_through read
                                           where read.connector = source.name))
         group by link.metaverse_id
        """;

    /** Names in groups that several objects are known by, and how many people these are. */
    private static final String SHARED = """
        with shared as (
          select link.metaverse_id, naming.owner, naming.target as place,
                 count(distinct present_link.metaverse_id) as people, min(present.dn) as one, max(present.dn) as other
            from connector_space_link link
            join %s naming on naming.owner = link.object_id and naming.attribute = link.members_from
            join shared_place on shared_place.place = naming.target
            join known_by known on known.place = naming.target
            join connector_space_object present on present.id = known.object_id and present.departed is null
            join connector_space_link present_link
              on present_link.object_id = present.id and present_link.metaverse_id is not null
           where link.metaverse_id = any(:groups) and link.members_from = :uids
           group by 1, 2, 3)
        """;

    private static final String NAMES = SHARED + """
        select unknown.metaverse_id, count(*) as members from (
          select metaverse_id, owner, place from shared where people > 1
          union all
          select link.metaverse_id, awaited.owner, awaited.place from connector_space_link link
            join awaited_uid awaited on awaited.owner = link.object_id
            cross join lateral (
              select owner, attribute from membership where target = awaited.place offset 0) naming
           where link.metaverse_id = any(:groups) and link.members_from = :uids
             and naming.owner = awaited.owner and naming.attribute = link.members_from
             and not exists (select 1 from known_by known
                              join connector_space_object present
                                on present.id = known.object_id and present.departed is null
                             where known.place = awaited.place)) as unknown
         group by unknown.metaverse_id
        """;

    private static final String AMBIGUOUS =
            SHARED + "select metaverse_id, one, other from shared where people > 1 order by 1, 2";

    /** Members of an attribute that rules take them from, and no import has read so far. */
    private static final String UNREAD = """
        select distinct link.metaverse_id from connector_space_link link
          join connector_space_object object on object.id = link.object_id
          join source_state source on source.connector = object.connector
         where link.metaverse_id = any(:groups) and link.members_from <> all(source.memberships)
        """;

    /** Whoever has a group of his own may be of a source that was never read through. */
    private static final String OWN_GROUPS = """
        select owner.id from metaverse_object owner
         where owner.id = any(:groups) and owner.primary_members
           and exists (select 1 from unnest(:sources) as source (name)
                        where not exists (select 1 from source_read_through read
                                           where read.connector = source.name))
        """;

    private static final String UIDS = Attributes.fold(MetaverseSchema.MEMBER_UID);

    private DoubtRows() {}

    static Doubts of(Transaction tx, Collection<UUID> objects, Collection<UUID> places) {
        return new Doubts(doubtful(tx, objects), unknown(tx, places));
    }

    private static Set<UUID> doubtful(Transaction tx, Collection<UUID> objects) {
        return objects.isEmpty()
                ? Set.of()
                : new HashSet<>(tx.sql(OBJECTS).uuids("objects", objects).list(row -> row.uuid("metaverse_id")));
    }

    private static Set<UUID> unknown(Transaction tx, Collection<UUID> places) {
        return places.isEmpty()
                ? Set.of()
                : new HashSet<>(tx.sql(PLACES).uuids("places", places).list(row -> row.uuid("place")));
    }

    /** Those that are to be joined with these places: all, or those that name one of a few. */
    private static String memberships(Transaction tx, String places) {
        long found = tx.sql("select count(*) as found from (select 1 from " + places + " limit :many) as first")
                .with("many", MANY)
                .one(row -> row.number("found"));
        return found < MANY ? BY_PLACES.formatted(places) : "membership";
    }

    static AmbiguousNames ambiguous(Transaction tx, Collection<UUID> groups) {
        return new AmbiguousNames(tx.sql(AMBIGUOUS.formatted(memberships(tx, "shared_place")))
                .uuids("groups", groups)
                .with("uids", UIDS)
                .list(row -> new AmbiguousNames.Name(row.uuid("metaverse_id"), row.text("one"), row.text("other"))));
    }

    /** Of how many members it is not known yet who they are, by group; at least of one where the group itself is in doubt. */
    static Map<UUID, Integer> members(Transaction tx, Collection<UUID> groups, Collection<String> sources) {
        Map<UUID, Integer> unknown = new HashMap<>();
        tx.sql(MEMBERS.formatted(memberships(tx, "awaited_place")))
                .uuids("groups", groups)
                .each(row -> unknown.put(row.uuid("metaverse_id"), row.small("members")));
        tx.sql(NAMES.formatted(memberships(tx, "shared_place")))
                .uuids("groups", groups)
                .with("uids", UIDS)
                .each(row -> unknown.merge(row.uuid("metaverse_id"), row.small("members"), Integer::sum));
        if (!sources.isEmpty()) {
            tx.sql(OWN_GROUPS)
                    .uuids("groups", groups)
                    .texts("sources", sources)
                    .each(row -> unknown.merge(row.uuid("id"), 1, Integer::sum));
            tx.sql(PRINCIPALS)
                    .uuids("groups", groups)
                    .texts("sources", sources)
                    .with("first", Identities.FIRST_PRINCIPAL)
                    .with("last", Identities.LAST_PRINCIPAL)
                    .each(row -> unknown.merge(row.uuid("metaverse_id"), row.small("members"), Integer::sum));
        }
        tx.sql(UNREAD).uuids("groups", groups).each(row -> unknown.putIfAbsent(row.uuid("metaverse_id"), 1));
        doubtful(tx, groups).forEach(group -> unknown.putIfAbsent(group, 1));
        return unknown;
    }
}
