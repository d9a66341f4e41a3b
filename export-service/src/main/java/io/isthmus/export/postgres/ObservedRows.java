package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.pending.Image;
import io.isthmus.export.target.ObservedObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects at the target as they were seen, and as they were written and not yet seen; each with its number, drawn before it was
 * asked for, or after the write was answered. The one writer of {@code observed_object}.
 */
public final class ObservedRows {

    private static final String INSERT = """
            insert into observed_object (object_type, target_id, external_id, user_name, mail, etag, observed_hash, generation)
            select :type, u.*, :generation
              from unnest(:target_ids, :external_ids, :user_names, :mails, :etags, :hashes) as u
            returning id, target_id""";
    private static final String UPDATE = """
            update observed_object o
               set external_id = u.external_id, user_name = u.user_name, mail = u.mail, etag = u.etag,
                   observed_hash = u.hash, generation = :generation,
                   remembered_hash = case when u.forget then null else o.remembered_hash end,
                   remembered_generation = case when u.forget then null else o.remembered_generation end
              from unnest(:ids, :external_ids, :user_names, :mails, :etags, :hashes, :forget)
                   as u(id, external_id, user_name, mail, etag, hash, forget)
             where o.id = u.id""";
    private static final String CREATED = """
            insert into observed_object as o (object_type, target_id, external_id, user_name, mail, etag, generation,
                                              remembered_hash, remembered_generation)
            select u.object_type, u.target_id, u.external_id, u.user_name, u.mail, u.etag, 0, u.hash,
                   nextval('request_number')
              from unnest(:types, :target_ids, :anchors, :user_names, :mails, :etags, :hashes)
                   as u(object_type, target_id, external_id, user_name, mail, etag, hash)
            on conflict (object_type, target_id) do update
               set external_id = excluded.external_id, etag = excluded.etag,
                   remembered_hash = excluded.remembered_hash, remembered_generation = excluded.remembered_generation
            returning id, target_id""";
    private static final String CHANGED = """
            update observed_object o
               set etag = u.etag, remembered_hash = u.hash, remembered_generation = nextval('request_number')
              from unnest(:ids, :etags, :hashes) as u(id, etag, hash), target_link l
             where l.object_id = u.id and o.id = l.observed_id""";
    private static final String FORGET = """
            update observed_object set remembered_hash = null, remembered_generation = null, generation = :generation
             where id = :id""";
    /** A memory that an import has overtaken. */
    private static final String SUPERSEDED = """
            update observed_object set remembered_hash = null, remembered_generation = null
             where id = any(:ids) and remembered_generation is not null and remembered_generation < generation
            returning id""";

    private static final String MEMBERS_WRITTEN = """
            update observed_object o set members_written = nextval('request_number')
              from target_link l where l.object_id = :object and o.id = l.observed_id""";
    private static final String MEMBERS_HASH = "update observed_object set members_hash = :hash where id = :id";
    private static final String MEMBERS_UNKNOWN =
            "update observed_object set members_hash = null where members_hash is not null and id = any(:ids)";

    private ObservedRows() {}

    public static long nextNumber(Transaction transaction) {
        return transaction.sql("select nextval('request_number') as number").one(row -> row.number("number"));
    }

    /** @param forget whether what is remembered is confirmed, and need not be remembered any more */
    public record Seen(@Nullable Long id, ObservedObject object, byte[] hash, boolean forget) {}

    /** @return their rows, by the target's id */
    public static Map<String, Long> insert(Transaction transaction, long generation, ObjectType type, List<Seen> seen) {
        Map<String, Long> inserted = new HashMap<>();
        if (!seen.isEmpty()) {
            columns(transaction.sql(INSERT), generation, seen)
                    .with("type", Codes.of(type))
                    .texts("target_ids", seen, each -> each.object().targetId())
                    .each(row -> inserted.put(row.text("target_id"), row.number("id")));
            ObservedImageRows.inserted(transaction, seen, inserted);
        }
        return inserted;
    }

    public static void update(Transaction transaction, long generation, List<Seen> seen) {
        if (!seen.isEmpty()) {
            columns(transaction.sql(UPDATE), generation, seen)
                    .bigints("ids", seen, Seen::id)
                    .booleans("forget", seen, Seen::forget)
                    .update();
            ObservedImageRows.updated(transaction, seen);
        }
    }

    private static Sql columns(Sql sql, long generation, List<Seen> seen) {
        return sql.with("generation", generation)
                .texts("external_ids", seen, each -> each.object().externalId())
                .texts("user_names", seen, each -> lower(each.object().userName()))
                .texts("mails", seen, each -> lower(each.object().mail()))
                .texts("etags", seen, each -> each.object().etag())
                .byteas("hashes", seen, Seen::hash);
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** Written, and not seen yet. {@code object}: id of the row of the desired object. */
    public record Created(
            long object,
            ObjectType type,
            String anchor,
            LookUpNames names,
            String targetId,
            @Nullable String etag,
            Image image) {}

    public record Changed(long object, @Nullable String etag, Image image) {}

    /** @return rows of what was created, by the object's id */
    public static Map<Long, Long> created(Transaction transaction, List<Created> created) {
        if (created.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> ids = new HashMap<>();
        transaction
                .sql(CREATED)
                .smallints("types", created, each -> Codes.of(each.type()))
                .texts("target_ids", created, Created::targetId)
                .texts("anchors", created, Created::anchor)
                .texts("user_names", created, each -> each.names().userName())
                .texts("mails", created, each -> each.names().mail())
                .texts("etags", created, Created::etag)
                .byteas("hashes", created, each -> each.image().hash())
                .each(row -> ids.put(row.text("target_id"), row.number("id")));
        ObservedImageRows.created(transaction, created, ids);
        Map<Long, Long> rows = new HashMap<>();
        created.forEach(each -> rows.put(each.object(), ids.get(each.targetId())));
        return rows;
    }

    public static void changed(Transaction transaction, List<Changed> changed) {
        if (!changed.isEmpty()) {
            transaction
                    .sql(CHANGED)
                    .bigints("ids", changed, Changed::object)
                    .texts("etags", changed, Changed::etag)
                    .byteas("hashes", changed, each -> each.image().hash())
                    .update();
            ObservedImageRows.changed(transaction, changed);
        }
    }

    /** After a look-up: what was seen is newer than what was remembered. */
    public static void forgetMemory(Transaction transaction, long id, long generation) {
        transaction.sql(FORGET).with("id", id).with("generation", generation).update();
        ObservedImageRows.forgetMemory(transaction, List.of(id));
    }

    /** Of these nothing is left to confirm. */
    public static void superseded(Transaction transaction, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            ObservedImageRows.forgetMemory(
                    transaction, transaction.sql(SUPERSEDED).bigints("ids", ids).list(row -> row.number("id")));
        }
    }

    static void membersWritten(Transaction transaction, long object) {
        transaction.sql(MEMBERS_WRITTEN).with("object", object).update();
    }

    static void membersHash(Transaction transaction, long id, byte[] hash) {
        transaction.sql(MEMBERS_HASH).with("id", id).with("hash", hash).update();
    }

    /** Their memberships are read whole the next time they are seen. */
    static void membersUnknown(Transaction transaction, Collection<Long> ids) {
        transaction.sql(MEMBERS_UNKNOWN).bigints("ids", ids).update();
    }

    static void gone(Transaction transaction, Collection<Long> ids) {
        ObservedImageRows.gone(transaction, ids);
        transaction
                .sql("delete from observed_object where id = any(:ids)")
                .bigints("ids", ids)
                .update();
    }

    /** Of another target. */
    public static void forgetEverything(Transaction transaction) {
        transaction.sql("truncate observed_object").update();
        ObservedImageRows.forgetEverything(transaction);
        ObservedMemberRows.forgetEverything(transaction);
    }
}
