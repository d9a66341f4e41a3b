package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Digest;
import io.isthmus.export.target.ObservedObject;
import java.sql.Connection;
import java.sql.ResultSet;
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
              from observed_object where object_type = ? and target_id = any(?)""";
    private static final String INSERT = """
            insert into observed_object (object_type, target_id, external_id, user_name, mail, etag, observed_hash, generation)
            select ?, u.*, ? from unnest(?, ?, ?, ?, ?, ?) as u
            returning id, target_id""";
    private static final String INSERT_IMAGES = """
            insert into observed_image (observed_id, observed) select * from unnest(?, ?)
            on conflict (observed_id) do update set observed = excluded.observed""";
    private static final String UPDATE = """
            update observed_object o
               set external_id = u.external_id, user_name = u.user_name, mail = u.mail, etag = u.etag,
                   observed_hash = u.hash, generation = ?,
                   remembered_hash = case when u.forget then null else o.remembered_hash end,
                   remembered_generation = case when u.forget then null else o.remembered_generation end
              from unnest(?, ?, ?, ?, ?, ?, ?) as u(id, external_id, user_name, mail, etag, hash, forget)
             where o.id = u.id""";
    private static final String UPDATE_IMAGES = """
            update observed_image i
               set observed = u.observed, remembered = case when u.forget then null else i.remembered end
              from unnest(?, ?, ?) as u(id, observed, forget) where i.observed_id = u.id""";

    private final Connection connection;
    private final long generation;
    private final ObjectType type;
    private final ForeignRows foreign;
    private final Map<String, Known> known = new HashMap<>();

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

    private record Known(long id, String etag, byte[] observed, byte[] remembered, boolean rememberedCounts) {}

    /** @param changed rows whose counterparts must be compared again */
    record Kept(Map<String, Long> ids, List<Long> added, List<Long> changed, int unchanged) {}

    Kept keep(Collection<ObservedObject> page, BitSet seen) throws SQLException {
        Map<String, ObservedObject> objects = new LinkedHashMap<>();
        page.forEach(object -> objects.put(object.targetId(), object));
        Sql.list(connection, EXISTING, this::known, Codes.of(type), Sql.texts(objects.keySet()));
        Columns inserts = new Columns();
        Columns updates = new Columns();
        List<Long> changed = new ArrayList<>();
        List<String> changedImages = new ArrayList<>();
        Map<String, Long> ids = new HashMap<>();
        int unchanged = 0;
        for (ObservedObject object : objects.values()) {
            byte[] hash = Digest.hash(object.image());
            Known before = known.get(object.targetId());
            if (before == null) {
                inserts.add(null, object, hash, false);
                continue;
            }
            ids.put(object.targetId(), before.id());
            boolean confirmed = before.rememberedCounts() && Arrays.equals(hash, before.remembered());
            boolean differs = before.rememberedCounts() ? !confirmed : !Arrays.equals(hash, before.observed());
            if (differs) {
                changed.add(before.id());
                changedImages.add(Images.write(object.image()));
            } else {
                unchanged++;
            }
            if (differs || confirmed || !Objects.equals(object.etag(), before.etag())) {
                updates.add(before.id(), object, hash, confirmed);
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
        new ObservedMemberRows(connection).keep(objects.values(), ids);
        return new Kept(ids, added, changed, unchanged);
    }

    private Void known(ResultSet row) throws SQLException {
        known.put(
                row.getString("target_id"),
                new Known(
                        row.getLong("id"),
                        row.getString("etag"),
                        row.getBytes("observed_hash"),
                        row.getBytes("remembered_hash"),
                        row.getBoolean("remembered")));
        return null;
    }

    private List<Long> insert(Columns columns, Map<String, Long> ids) throws SQLException {
        if (columns.targetIds.isEmpty()) {
            return List.of();
        }
        Map<String, Long> inserted = new HashMap<>();
        Sql.list(
                connection,
                INSERT,
                row -> inserted.put(row.getString("target_id"), row.getLong("id")),
                Codes.of(type),
                generation,
                Sql.texts(columns.targetIds),
                Sql.texts(columns.externalIds),
                Sql.texts(columns.userNames),
                Sql.texts(columns.mails),
                Sql.texts(columns.etags),
                Sql.byteas(columns.hashes));
        Sql.update(
                connection,
                INSERT_IMAGES,
                Sql.bigints(columns.targetIds.stream().map(inserted::get).toList()),
                Sql.texts(columns.images));
        ids.putAll(inserted);
        return List.copyOf(inserted.values());
    }

    private void update(Columns columns) throws SQLException {
        if (columns.ids.isEmpty()) {
            return;
        }
        Sql.update(
                connection,
                UPDATE,
                generation,
                Sql.bigints(columns.ids),
                Sql.texts(columns.externalIds),
                Sql.texts(columns.userNames),
                Sql.texts(columns.mails),
                Sql.texts(columns.etags),
                Sql.byteas(columns.hashes),
                Sql.booleans(columns.forget));
        Sql.update(
                connection,
                UPDATE_IMAGES,
                Sql.bigints(columns.ids),
                Sql.texts(columns.images),
                Sql.booleans(columns.forget));
    }

    private static final class Columns {
        private final List<Long> ids = new ArrayList<>();
        private final List<String> targetIds = new ArrayList<>();
        private final List<String> externalIds = new ArrayList<>();
        private final List<String> userNames = new ArrayList<>();
        private final List<String> mails = new ArrayList<>();
        private final List<String> etags = new ArrayList<>();
        private final List<byte[]> hashes = new ArrayList<>();
        private final List<String> images = new ArrayList<>();
        private final List<Boolean> forget = new ArrayList<>();

        void add(Long id, ObservedObject object, byte[] hash, boolean forgetMemory) {
            if (id != null) {
                ids.add(id);
            }
            targetIds.add(object.targetId());
            externalIds.add(object.externalId());
            userNames.add(lower(object.userName()));
            mails.add(lower(object.mail()));
            etags.add(object.etag());
            hashes.add(hash);
            images.add(Images.write(object.image()));
            forget.add(forgetMemory);
        }
    }

    static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
