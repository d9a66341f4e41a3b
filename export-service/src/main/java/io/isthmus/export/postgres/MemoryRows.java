package io.isthmus.export.postgres;

import io.isthmus.export.exporting.Recorded;
import io.isthmus.export.exporting.Settled;
import io.isthmus.export.exporting.Work;
import io.isthmus.export.pending.Differences;
import io.isthmus.export.pending.Digest;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Export memory: what was written and no import has seen yet. */
final class MemoryRows {

    private static final String CREATED = """
            insert into observed_object as o (object_type, target_id, external_id, user_name, mail, etag, generation,
                                              remembered_hash, remembered_generation)
            select u.object_type, u.target_id, u.external_id, u.user_name, u.mail, u.etag, 0, u.hash, s.generation
              from unnest(?, ?, ?, ?, ?, ?, ?) as u(object_type, target_id, external_id, user_name, mail, etag, hash),
                   target_state s
            on conflict (object_type, target_id) do update
               set external_id = excluded.external_id, etag = excluded.etag,
                   remembered_hash = excluded.remembered_hash, remembered_generation = excluded.remembered_generation
            returning id, target_id""";
    private static final String CREATED_IMAGES = """
            insert into observed_image (observed_id, remembered) select * from unnest(?, ?)
            on conflict (observed_id) do update set remembered = excluded.remembered""";
    private static final String LINK = """
            update target_object t
               set observed_id = u.observed_id, owned = true, note = null, blocked = null,
                   members_dirty = t.bucket_count is not null
              from unnest(?, ?) as u(id, observed_id) where t.id = u.id""";
    /** Groups that wait for one of these to appear: nothing else about them has changed, so nothing else would ask again. */
    private static final String WAITED_FOR = """
            update target_object g set members_dirty = true
             where g.members_to_add > 0 and not g.members_dirty
               and g.id in (select d.group_id from desired_member d where d.member_id = any(?))""";

    private static final String CHANGED = """
            update observed_object o
               set etag = u.etag, remembered_hash = u.hash, remembered_generation = s.generation
              from unnest(?, ?, ?) as u(id, etag, hash), target_state s, target_object t
             where t.id = u.id and o.id = t.observed_id""";
    private static final String CHANGED_IMAGES = """
            update observed_image i set remembered = u.image
              from unnest(?, ?) as u(id, image), target_object t
             where t.id = u.id and i.observed_id = t.observed_id""";
    private static final String DELETIONS = """
            insert into deletion (at, object_type, anchor, approved)
            select now(), t.object_type, t.anchor, t.approved_hash is not distinct from t.pending_hash
              from target_object t where t.id = any(?)""";

    private MemoryRows() {}

    /** @return rows of what was created, by the object's id */
    static Map<Long, Long> created(Connection connection, List<Recorded> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return Map.of();
        }
        List<Integer> types = new ArrayList<>();
        List<String> targetIds = new ArrayList<>();
        List<String> anchors = new ArrayList<>();
        List<String> userNames = new ArrayList<>();
        List<String> mails = new ArrayList<>();
        List<String> etags = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        Map<String, String> images = new HashMap<>();
        for (Recorded outcome : outcomes) {
            Settled.Written written = (Settled.Written) outcome.settled();
            Image image = ((PendingExport.Add) written.export()).image();
            types.add(Codes.of(outcome.work().objectType()));
            targetIds.add(written.targetId());
            anchors.add(outcome.work().targetAnchor());
            userNames.add(outcome.work().userName());
            mails.add(outcome.work().mail());
            etags.add(written.etag());
            hashes.add(Digest.hash(image));
            images.put(written.targetId(), Images.write(image));
        }
        Map<String, Long> ids = new HashMap<>();
        Sql.list(
                connection,
                CREATED,
                row -> ids.put(row.getString("target_id"), row.getLong("id")),
                Sql.smallints(types),
                Sql.texts(targetIds),
                Sql.texts(anchors),
                Sql.texts(userNames),
                Sql.texts(mails),
                Sql.texts(etags),
                Sql.byteas(hashes));
        Sql.update(
                connection,
                CREATED_IMAGES,
                Sql.bigints(targetIds.stream().map(ids::get).toList()),
                Sql.texts(targetIds.stream().map(images::get).toList()));
        Map<Long, Long> linked = new HashMap<>();
        outcomes.forEach(
                outcome -> linked.put(outcome.work().id(), ids.get(((Settled.Written) outcome.settled()).targetId())));
        Sql.update(connection, WAITED_FOR, Sql.bigints(linked.keySet()));
        return linked;
    }

    /** What was created is known at the target from now on. */
    static void link(Connection connection, Map<Long, Long> observedIds) throws SQLException {
        if (!observedIds.isEmpty()) {
            List<Long> ids = List.copyOf(observedIds.keySet());
            Sql.update(
                    connection,
                    LINK,
                    Sql.bigints(ids),
                    Sql.bigints(ids.stream().map(observedIds::get).toList()));
        }
    }

    static void changed(Connection connection, List<Recorded> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        List<Long> ids = new ArrayList<>();
        List<String> etags = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        List<String> images = new ArrayList<>();
        for (Recorded outcome : outcomes) {
            Settled.Written written = (Settled.Written) outcome.settled();
            Image image = image(written.export());
            ids.add(outcome.work().id());
            etags.add(written.etag());
            hashes.add(Digest.hash(image));
            images.add(Images.write(image));
        }
        Sql.update(connection, CHANGED, Sql.bigints(ids), Sql.texts(etags), Sql.byteas(hashes));
        Sql.update(connection, CHANGED_IMAGES, Sql.bigints(ids), Sql.texts(images));
    }

    private static Image image(PendingExport export) {
        return switch (export) {
            case PendingExport.Update update -> update.updated();
            case PendingExport.Disable disable -> {
                Map<String, List<String>> attributes =
                        new HashMap<>(disable.expected().attributes());
                attributes.put(Differences.ACCOUNT_ENABLED, List.of("false"));
                yield new Image(attributes, disable.expected().references());
            }
            default -> throw new IllegalStateException("only updates and disablings change an image");
        };
    }

    static void members(Connection connection, Work work, Settled.MembersWritten members) throws SQLException {
        for (PendingExport.ChangeMembers change : members.accepted()) {
            remember(connection, work.id(), change.add(), Codes.ADDED);
            remember(connection, work.id(), change.remove(), Codes.REMOVED);
        }
        Sql.update(
                connection, "update target_object set members_dirty = true, members_ready = 0 where id = ?", work.id());
    }

    private static void remember(Connection connection, long group, List<String> members, int state)
            throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        Sql.update(connection, """
                insert into observed_member (group_id, target_id, state)
                select t.observed_id, m, ? from target_object t, unnest(?) as m
                 where t.id = ? and t.observed_id is not null
                on conflict (group_id, target_id) do update set state = excluded.state""", (short) state, Sql.texts(members), group);
    }

    /** After a look-up: what was seen is newer than what was remembered. */
    static void forget(Connection connection, long observedId, long generation) throws SQLException {
        Sql.update(connection, """
                update observed_object set remembered_hash = null, remembered_generation = null, generation = ?
                 where id = ?""", generation, observedId);
        Sql.update(connection, "update observed_image set remembered = null where observed_id = ?", observedId);
    }

    static void deletions(Connection connection, List<Work> deleted) throws SQLException {
        if (!deleted.isEmpty()) {
            Sql.update(
                    connection,
                    DELETIONS,
                    Sql.bigints(deleted.stream().map(Work::id).toList()));
        }
    }
}
