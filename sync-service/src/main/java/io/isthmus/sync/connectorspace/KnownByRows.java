package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.postgres.PendingOutbound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is known by what, and who names which group as his own. Of whoever departs it is kept; who has departed is nobody's member.
 */
final class KnownByRows {

    private static final String PLACES = "known_by";
    private static final String GROUPS = "group_of_member";

    private final Transaction tx;
    private final Set<UUID> known;
    private final Set<UUID> touched = new HashSet<>();

    private KnownByRows(Transaction tx, Set<UUID> known) {
        this.tx = tx;
        this.known = known;
    }

    /** To be asked before the objects themselves are stored: of those who are new, inbound synchronization tells whom it concerns. */
    static void store(Transaction tx, List<ConnectorSpaceObject> objects) {
        Map<UUID, Set<UUID>> places = new LinkedHashMap<>();
        Map<UUID, Set<UUID>> groups = new LinkedHashMap<>();
        objects.stream().filter(object -> object.departed() == null).forEach(object -> {
            KnownBy now = KnownBy.of(object);
            places.put(object.id(), now.places());
            groups.put(object.id(), now.groups());
        });
        if (places.isEmpty()) {
            return;
        }
        KnownByRows rows = new KnownByRows(
                tx,
                new HashSet<>(tx.sql("select id from connector_space_object where id = any(:ids)")
                        .uuids("ids", places.keySet())
                        .list(row -> row.uuid("id"))));
        rows.share(rows.store(PLACES, places));
        rows.store(GROUPS, groups);
        PendingOutbound.noteReferrersAnew(tx, rows.touched);
    }

    /** Notes which of these places two objects are known by. */
    private void share(Set<UUID> places) {
        if (!places.isEmpty()) {
            tx.sql("""
                with known as (
                  select named.place, (select count(*) from (
                    select 1 from known_by where place = named.place limit 2) as found) as objects
                    from unnest(:places) as named (place)),
                lone as (
                  delete from shared_place using known where shared_place.place = known.place and known.objects < 2)
                insert into shared_place (place) select place from known where objects > 1 on conflict do nothing
                """).uuids("places", places).update();
        }
    }

    /** @return places by which somebody is known now, or no more */
    private Set<UUID> store(String table, Map<UUID, Set<UUID>> now) {
        Map<UUID, Set<UUID>> before = new HashMap<>();
        tx.sql("select object_id, place from " + table + " where object_id = any(:ids)")
                .uuids("ids", now.keySet())
                .each(row -> before.computeIfAbsent(row.uuid("object_id"), id -> new HashSet<>())
                        .add(Objects.requireNonNull(row.uuid("place"))));
        List<Entry<UUID, UUID>> come = new ArrayList<>();
        List<Entry<UUID, UUID>> gone = new ArrayList<>();
        now.forEach((id, places) -> {
            Set<UUID> former = before.getOrDefault(id, Set.of());
            places.stream().filter(place -> !former.contains(place)).forEach(place -> come.add(Map.entry(id, place)));
            former.stream().filter(place -> !places.contains(place)).forEach(place -> gone.add(Map.entry(id, place)));
        });
        write("delete from " + table + " where (object_id, place) in (select * from unnest(:objects, :places))", gone);
        write("insert into " + table + " (object_id, place) select * from unnest(:objects, :places)", come);
        return Stream.concat(gone.stream(), come.stream()).map(Entry::getValue).collect(Collectors.toSet());
    }

    private void write(String statement, List<Entry<UUID, UUID>> rows) {
        if (!rows.isEmpty()) {
            tx.sql(statement)
                    .uuids("objects", rows, Entry::getKey)
                    .uuids("places", rows, Entry::getValue)
                    .update();
            rows.stream().filter(row -> known.contains(row.getKey())).forEach(row -> touched.add(row.getValue()));
        }
    }
}
