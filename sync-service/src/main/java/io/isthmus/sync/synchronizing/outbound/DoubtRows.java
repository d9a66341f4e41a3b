package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.connectorspace.Identities;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what is not known yet. */
final class DoubtRows {

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
        select link.metaverse_id, count(distinct awaited.place) as members from connector_space_link link
          join membership on membership.owner = link.object_id and membership.attribute = link.members_from
          join awaited_place awaited on awaited.place = membership.target
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
           and not exists (select 1 from security_principal principal
                            join connector_space_object present
                              on present.id = principal.object_id and present.departed is null
                            where principal.place = membership.target)
           and exists (select 1 from unnest(:sources) as source (name)
                        where not exists (select 1 from source_read_through read
                                           where read.connector = source.name))
         group by link.metaverse_id
        """;

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

    /** Of how many members it is not known yet who they are, by group; at least of one where the group itself is in doubt. */
    static Map<UUID, Integer> members(Transaction tx, Collection<UUID> groups, Collection<String> sources) {
        Map<UUID, Integer> unknown = new HashMap<>();
        tx.sql(MEMBERS)
                .uuids("groups", groups)
                .each(row -> unknown.put(row.uuid("metaverse_id"), row.small("members")));
        if (!sources.isEmpty()) {
            tx.sql(PRINCIPALS)
                    .uuids("groups", groups)
                    .texts("sources", sources)
                    .with("first", Identities.FIRST_PRINCIPAL)
                    .with("last", Identities.LAST_PRINCIPAL)
                    .each(row -> unknown.merge(row.uuid("metaverse_id"), row.small("members"), Integer::sum));
        }
        doubtful(tx, groups).forEach(group -> unknown.putIfAbsent(group, 1));
        return unknown;
    }
}
