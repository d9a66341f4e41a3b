package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ObservedObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Keeps what was seen of objects of one type: compares by hash, writes only what differs. */
final class ObservedRows {

    private static final String EXISTING = """
            select id, target_id, etag, observed_hash, remembered_hash,
                   coalesce(remembered_generation >= generation, false) as remembered
              from observed_object where object_type = :type and target_id = any(:target_ids)""";
    private static final String INSERT = """
            insert into observed_object (object_type, target_id, external_id, user_name, mail, etag, observed_hash, generation)
            select :type, u.*, :generation
              from unnest(:target_ids, :external_ids, :user_names, :mails, :etags, :hashes) as u
            returning id, target_id""";
    private static final String INSERT_IMAGES = """
            insert into observed_image (observed_id, observed) select * from unnest(:ids, :images)
            on conflict (observed_id) do update set observed = excluded.observed""";
    private static final String UPDATE = """
            update observed_object o
               set external_id = u.external_id, user_name = u.user_name, mail = u.mail, etag = u.etag,
                   observed_hash = u.hash, generation = :generation,
                   remembered_hash = case when u.forget then null else o.remembered_hash end,
                   remembered_generation = case when u.forget then null else o.remembered_generation end
              from unnest(:ids, :external_ids, :user_names, :mails, :etags, :hashes, :forget)
                   as u(id, external_id, user_name, mail, etag, hash, forget)
             where o.id = u.id""";
    private static final String UPDATE_IMAGES = """
            update observed_image i
               set observed = u.observed, remembered = case when u.forget then null else i.remembered end
              from unnest(:ids, :images, :forget) as u(id, observed, forget) where i.observed_id = u.id""";

    private final Connection connection;
    private final long generation;
    private final ObjectType type;
    private final ForeignRows foreign;

    /** For looking up what became of a request of ours: what it shows is not somebody else's doing. */
    ObservedRows(Connection connection, long generation, ObjectType type) {
        this(connection, generation, type, null);
    }

    /** @param foreign notes what differs from what we know, or {@code null} */
    ObservedRows(Connection connection, long generation, ObjectType type, ForeignRows foreign) {
        this.connection = connection;
        this.generation = generation;
        this.type = type;
        this.foreign = foreign;
    }

    /** @param rememberedCounts whether what we have written is newer than the last import that saw it */
    private record Known(long id, String etag, byte[] observed, byte[] remembered, boolean rememberedCounts) {

        boolean confirmed(byte[] seen) {
            return rememberedCounts && Arrays.equals(seen, remembered);
        }

        boolean differs(byte[] seen) {
            return rememberedCounts ? !confirmed(seen) : !Arrays.equals(seen, observed);
        }
    }

    /** @param forget whether what is remembered is confirmed, and need not be remembered any more */
    private record Seen(Long id, ObservedObject object, byte[] hash, boolean forget) {}

    /** @param changed rows whose counterparts must be compared again */
    record Kept(Map<String, Long> ids, List<Long> added, List<Long> changed, int unchanged) {}

    Kept keep(Collection<ObservedObject> page, BitSet seen) throws SQLException {
        Map<String, ObservedObject> objects = new LinkedHashMap<>();
        page.forEach(object -> objects.put(object.targetId(), object));
        Map<String, Known> known = known(objects.keySet());
        List<Seen> inserts = new ArrayList<>();
        List<Seen> updates = new ArrayList<>();
        List<Long> changed = new ArrayList<>();
        List<String> changedImages = new ArrayList<>();
        Map<String, Long> ids = new HashMap<>();
        int unchanged = 0;
        for (ObservedObject object : objects.values()) {
            byte[] hash = object.image().hash();
            Known before = known.get(object.targetId());
            if (before == null) {
                inserts.add(new Seen(null, object, hash, false));
                continue;
            }
            ids.put(object.targetId(), before.id());
            if (before.differs(hash)) {
                changed.add(before.id());
                changedImages.add(Images.write(object.image()));
            } else {
                unchanged++;
            }
            if (before.differs(hash) || before.confirmed(hash) || !Objects.equals(object.etag(), before.etag())) {
                updates.add(new Seen(before.id(), object, hash, before.confirmed(hash)));
            }
        }
        if (foreign != null) {
            foreign.changed(changed, changedImages);
        }
        List<Long> added = insert(inserts, ids);
        if (foreign != null) {
            foreign.added(added);
        }
        update(updates);
        ids.values().forEach(id -> seen.set(Math.toIntExact(id)));
        ObservedMemberRows.keep(connection, objects.values(), ids);
        return new Kept(ids, added, changed, unchanged);
    }

    private Map<String, Known> known(Collection<String> targetIds) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        Sql.of(connection, EXISTING)
                .with("type", Codes.of(type))
                .texts("target_ids", targetIds)
                .each(row -> known.put(
                        row.text("target_id"),
                        new Known(
                                row.number("id"),
                                row.text("etag"),
                                row.bytes("observed_hash"),
                                row.bytes("remembered_hash"),
                                row.flag("remembered"))));
        return known;
    }

    private List<Long> insert(List<Seen> seen, Map<String, Long> ids) throws SQLException {
        if (seen.isEmpty()) {
            return List.of();
        }
        Map<String, Long> inserted = new HashMap<>();
        columns(INSERT, seen)
                .with("type", Codes.of(type))
                .texts("target_ids", seen, each -> each.object().targetId())
                .each(row -> inserted.put(row.text("target_id"), row.number("id")));
        Sql.of(connection, INSERT_IMAGES)
                .bigints("ids", seen, each -> inserted.get(each.object().targetId()))
                .texts("images", seen, each -> Images.write(each.object().image()))
                .update();
        ids.putAll(inserted);
        return List.copyOf(inserted.values());
    }

    private void update(List<Seen> seen) throws SQLException {
        if (seen.isEmpty()) {
            return;
        }
        columns(UPDATE, seen)
                .bigints("ids", seen, Seen::id)
                .booleans("forget", seen, Seen::forget)
                .update();
        Sql.of(connection, UPDATE_IMAGES)
                .bigints("ids", seen, Seen::id)
                .texts("images", seen, each -> Images.write(each.object().image()))
                .booleans("forget", seen, Seen::forget)
                .update();
    }

    private Sql columns(String sql, List<Seen> seen) throws SQLException {
        return Sql.of(connection, sql)
                .with("generation", generation)
                .texts("external_ids", seen, each -> each.object().externalId())
                .texts("user_names", seen, each -> lower(each.object().userName()))
                .texts("mails", seen, each -> lower(each.object().mail()))
                .texts("etags", seen, each -> each.object().etag())
                .byteas("hashes", seen, Seen::hash);
    }

    static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
