package io.isthmus.sync.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who may have come to a group, or left it, since its members were sent last. Whatever changes who stands for a place, or which places a
 * membership names, notes both whoever stood there and whoever stands there now, by the anchor he has at the target; or has the group
 * looked at as a whole ({@link PendingOutbound#note}). A note too many costs a look at one bucket.
 */
public final class TouchedMemberRows {

    /** Of a group that so many come to or leave at once, all members are read: that costs less than to note each. */
    private static final int MANY = 1_000;

    /** Somebody who has departed still stands where he stood, as long as he is linked. */
    private static final String STANDING = """
        select named.place, metaverse.target_anchor
          from (select unnest(:places) as place) as named
          join connector_space_object object on object.place = named.place
          join connector_space_link link on link.object_id = object.id
          join metaverse_object metaverse on metaverse.id = link.metaverse_id and metaverse.target_anchor is not null
        """;

    private static final String KNOWN_BY = """
        select named.place, metaverse.target_anchor
          from (select unnest(:places) as place) as named
          join known_by known on known.place = named.place
          join connector_space_link link on link.object_id = known.object_id
          join metaverse_object metaverse on metaverse.id = link.metaverse_id and metaverse.target_anchor is not null
        """;

    /** What else somebody is known by who stands at one of these, or stood there and is linked still. */
    private static final String KNOWN = """
        select distinct known.place from connector_space_object object join known_by known on known.object_id = object.id
         where object.place = any(:places)
        """;

    private static final String REFERRERS = """
        with stood as (select * from unnest(:places, :anchors) as stood (place, target_anchor))
        insert into touched_member (metaverse_id, target_anchor)
        select distinct link.metaverse_id, stood.target_anchor from stood
          join membership on membership.target = stood.place
          join connector_space_link link on link.object_id = membership.owner
         where link.metaverse_id is not null and link.members_from = membership.attribute
        on conflict (metaverse_id, target_anchor) do update set mark = excluded.mark
        """;

    private TouchedMemberRows() {}

    /** Somebody at the target who stands for a place. */
    public record Standing(UUID place, String targetAnchor) {}

    /** A member that has come to the membership of a connector space object, or left it. */
    public record Changed(UUID owner, String attribute, UUID place) {}

    private record Owner(UUID id, String attribute) {}

    private record Touched(UUID group, String targetAnchor) {}

    /**
     * Who stands for these places by objects that are there, and for whatever else those are known by: also whoever shares a name with one
     * of them, since of two neither is meant.
     */
    public static Set<Standing> at(Transaction tx, Collection<UUID> places) {
        if (places.isEmpty()) {
            return new HashSet<>();
        }
        Set<Standing> all = standing(tx, STANDING, places);
        all.addAll(standing(tx, KNOWN_BY, tx.sql(KNOWN).uuids("places", places).list(row -> row.uuid("place"))));
        return all;
    }

    private static Set<Standing> standing(Transaction tx, String sql, Collection<UUID> places) {
        return places.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(tx.sql(sql)
                        .uuids("places", places)
                        .list(row -> new Standing(row.uuid("place"), row.text("target_anchor"))));
    }

    /**
     * Whoever refers to these places is looked at; of groups, as far as members are concerned, at those only who stood there or stand there
     * now.
     *
     * @param before who stood there
     */
    public static void noteReferrers(Transaction tx, Collection<UUID> places, Set<Standing> before) {
        Set<Standing> touched = new LinkedHashSet<>(before);
        touched.addAll(at(tx, places));
        if (!touched.isEmpty()) {
            tx.sql(REFERRERS)
                    .uuids("places", touched, Standing::place)
                    .texts("anchors", touched, Standing::targetAnchor)
                    .update();
        }
        PendingOutbound.noteReferrersPartly(tx, places);
    }

    /** Members that have come or gone, of groups that are known: at any other one is looked as a whole when it becomes known. */
    public static void note(Transaction tx, Collection<Changed> changes) {
        Map<Owner, UUID> groups = groups(tx, changes);
        if (groups.isEmpty()) {
            return;
        }
        Map<UUID, Set<UUID>> places = new HashMap<>();
        for (Changed each : changes) {
            UUID group = groups.get(new Owner(each.owner(), each.attribute()));
            if (group != null) {
                places.computeIfAbsent(group, id -> new HashSet<>()).add(each.place());
            }
        }
        PendingOutbound.noteAnew(
                tx,
                places.entrySet().stream()
                        .filter(each -> each.getValue().size() > MANY)
                        .map(Map.Entry::getKey)
                        .toList());
        places.values().removeIf(each -> each.size() > MANY);
        touch(tx, places);
    }

    private static Map<Owner, UUID> groups(Transaction tx, Collection<Changed> changes) {
        Map<Owner, UUID> groups = new HashMap<>();
        Set<UUID> owners = new HashSet<>();
        changes.forEach(each -> owners.add(each.owner()));
        if (!owners.isEmpty()) {
            tx.sql("""
                select object_id, metaverse_id, members_from from connector_space_link
                 where object_id = any(:owners) and metaverse_id is not null and members_from is not null
                """)
                    .uuids("owners", owners)
                    .each(row -> groups.put(
                            new Owner(row.uuid("object_id"), row.text("members_from")), row.uuid("metaverse_id")));
        }
        return groups;
    }

    private static void touch(Transaction tx, Map<UUID, Set<UUID>> places) {
        Set<UUID> all = new HashSet<>();
        places.values().forEach(all::addAll);
        Map<UUID, Set<String>> anchors = new HashMap<>();
        for (String sql : List.of(STANDING, KNOWN_BY)) {
            standing(tx, sql, all)
                    .forEach(each -> anchors.computeIfAbsent(each.place(), place -> new HashSet<>())
                            .add(each.targetAnchor()));
        }
        List<Touched> touched = new ArrayList<>();
        places.forEach((group, at) -> at.stream()
                .flatMap(place -> anchors.getOrDefault(place, Set.of()).stream())
                .distinct()
                .forEach(anchor -> touched.add(new Touched(group, anchor))));
        if (!touched.isEmpty()) {
            tx.sql("""
                insert into touched_member (metaverse_id, target_anchor) select * from unnest(:groups, :anchors)
                on conflict (metaverse_id, target_anchor) do update set mark = excluded.mark
                """)
                    .uuids("groups", touched, Touched::group)
                    .texts("anchors", touched, Touched::targetAnchor)
                    .update();
        }
    }
}
