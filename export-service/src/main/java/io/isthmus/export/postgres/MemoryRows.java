package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.export.exporting.OutcomeEffects.Memory;
import io.isthmus.export.exporting.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Export memory of images: what was written and no import has seen yet. */
final class MemoryRows {

    private static final String CREATED = """
            insert into observed_object as o (object_type, target_id, external_id, user_name, mail, etag, generation,
                                              remembered_hash, remembered_generation)
            select u.object_type, u.target_id, u.external_id, u.user_name, u.mail, u.etag, 0, u.hash, s.generation
              from unnest(:types, :target_ids, :anchors, :user_names, :mails, :etags, :hashes)
                   as u(object_type, target_id, external_id, user_name, mail, etag, hash),
                   target_state s
            on conflict (object_type, target_id) do update
               set external_id = excluded.external_id, etag = excluded.etag,
                   remembered_hash = excluded.remembered_hash, remembered_generation = excluded.remembered_generation
            returning id, target_id""";
    private static final String CREATED_IMAGES = """
            insert into observed_image (observed_id, remembered) select * from unnest(:ids, :images)
            on conflict (observed_id) do update set remembered = excluded.remembered""";
    private static final String CHANGED = """
            update observed_object o
               set etag = u.etag, remembered_hash = u.hash, remembered_generation = s.generation
              from unnest(:ids, :etags, :hashes) as u(id, etag, hash), target_state s, target_link l
             where l.object_id = u.id and o.id = l.observed_id""";
    private static final String CHANGED_IMAGES = """
            update observed_image i set remembered = u.image
              from unnest(:ids, :images) as u(id, image), target_link l
             where l.object_id = u.id and i.observed_id = l.observed_id""";
    private static final String FORGET = """
            update observed_object set remembered_hash = null, remembered_generation = null, generation = :generation
             where id = :id""";
    private static final String FORGET_IMAGE = "update observed_image set remembered = null where observed_id = :id";
    /** A memory that an import has overtaken. */
    private static final String SUPERSEDED = """
            with superseded as (
              update observed_object set remembered_hash = null, remembered_generation = null
               where id = any(:ids) and remembered_generation is not null and remembered_generation < generation
              returning id)
            update observed_image i set remembered = null from superseded s where i.observed_id = s.id""";

    private MemoryRows() {}

    record Created(Work work, Memory.Created memory) {}

    record Changed(long object, Memory.Changed memory) {}

    /** @return rows of what was created, by the object's id */
    static Map<Long, Long> created(Connection connection, List<Created> created) throws SQLException {
        if (created.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> ids = new HashMap<>();
        Sql.of(connection, CREATED)
                .smallints("types", created, each -> Codes.of(each.work().objectType()))
                .texts("target_ids", created, each -> each.memory().targetId())
                .texts("anchors", created, each -> each.work().targetAnchor())
                .texts("user_names", created, each -> each.work().userName())
                .texts("mails", created, each -> each.work().mail())
                .texts("etags", created, each -> each.memory().etag())
                .byteas("hashes", created, each -> each.memory().image().hash())
                .each(row -> ids.put(row.text("target_id"), row.number("id")));
        Sql.of(connection, CREATED_IMAGES)
                .bigints("ids", created, each -> ids.get(each.memory().targetId()))
                .texts("images", created, each -> Images.write(each.memory().image()))
                .update();
        Map<Long, Long> linked = new HashMap<>();
        created.forEach(
                each -> linked.put(each.work().id(), ids.get(each.memory().targetId())));
        return linked;
    }

    static void changed(Connection connection, List<Changed> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        Sql.of(connection, CHANGED)
                .bigints("ids", changed, Changed::object)
                .texts("etags", changed, each -> each.memory().etag())
                .byteas("hashes", changed, each -> each.memory().image().hash())
                .update();
        Sql.of(connection, CHANGED_IMAGES)
                .bigints("ids", changed, Changed::object)
                .texts("images", changed, each -> Images.write(each.memory().image()))
                .update();
    }

    /** After a look-up: what was seen is newer than what was remembered. */
    static void forget(Connection connection, long observedId, long generation) throws SQLException {
        Sql.of(connection, FORGET)
                .with("id", observedId)
                .with("generation", generation)
                .update();
        Sql.of(connection, FORGET_IMAGE).with("id", observedId).update();
    }

    /** Of these nothing is left to confirm. */
    static void superseded(Connection connection, Collection<Long> observedIds) throws SQLException {
        if (!observedIds.isEmpty()) {
            Sql.of(connection, SUPERSEDED).bigints("ids", observedIds).update();
        }
    }
}
