package io.isthmus.export.receiving;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.Images;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the last batch said of objects, and who they are by anchor. The one writer of {@code target_object} and of images. */
public final class DesiredRows {

    private static final String ANCHORS =
            "insert into target_object (anchor) select unnest(:anchors) on conflict do nothing";
    private static final String OBJECTS = """
            update target_object t
               set object_type = u.object_type, desired_state = 1, absence_reason = null, delete_after = null,
                   deletion_due = false, desired_hash = u.hash,
                   display_name = u.display_name, user_name = u.user_name, mail = u.mail, addresses = u.addresses,
                   source = u.source
              from unnest(:ids, :types, :hashes, :display_names, :user_names, :mails, :addresses, :sources)
                   as u(id, object_type, hash, display_name, user_name, mail, addresses, source)
             where t.id = u.id""";
    private static final String IMAGES = """
            insert into desired_image (object_id, image) select * from unnest(:ids, :images)
            on conflict (object_id) do update set image = excluded.image""";
    private static final String FORGET_REFERENCES = "delete from object_reference where object_id = any(:ids)";
    private static final String REFERENCES = """
            insert into object_reference (object_id, name, target_id) select * from unnest(:ids, :names, :referred)""";
    private static final String ABSENCES = """
            update target_object t
               set object_type = u.object_type, desired_state = 2, absence_reason = u.reason,
                   delete_after = u.delete_after::timestamptz, deletion_due = false, desired_hash = null,
                   display_name = coalesce(u.display_name, t.display_name), source = coalesce(u.source, t.source)
              from unnest(:ids, :types, :reasons, :display_names, :sources, :dates)
                   as u(id, object_type, reason, display_name, source, delete_after)
             where t.id = u.id
               and (t.desired_state, t.absence_reason, t.delete_after)
                   is distinct from (2::smallint, u.reason, u.delete_after::timestamptz)
            returning t.id""";
    private static final String DELETIONS_DUE = """
            update target_object set deletion_due = true
             where desired_state = 2 and delete_after <= :now and not deletion_due returning id""";
    private static final String BUCKET_COUNTS = """
            update target_object t set bucket_count = u.bucket_count from unnest(:ids, :counts) as u(id, bucket_count)
             where t.id = u.id and t.bucket_count is distinct from u.bucket_count
            returning t.id""";
    private static final String MEMBERS_UNKNOWN = """
            update target_object t set members_unknown = u.unknown from unnest(:ids, :unknown) as u(id, unknown)
             where t.id = u.id and t.members_unknown <> u.unknown
            returning t.id""";
    private static final String FIND_ORPHANS = """
            with unclaimed as (
              select o.external_id, min(o.id) as id
                from observed_object o
               where o.external_id <> '' and o.generation > 0
                 and o.object_type in (select object_type from target_object where desired_state = 1 group by object_type)
                 and not exists (select 1 from target_link l where l.observed_id = o.id)
                 and not exists (select 1 from target_object t where t.anchor = o.external_id and t.desired_state <> 0)
               group by o.external_id having count(*) = 1)
            insert into target_object as t (anchor, object_type, desired_state, display_name, user_name, mail)
            select o.external_id, o.object_type, 3, i.observed::jsonb #>> '{attributes,displayName,0}', o.user_name, o.mail
              from unclaimed u
              join observed_object o on o.id = u.id
              left join observed_image i on i.observed_id = o.id
            on conflict (anchor) do update
               set object_type = excluded.object_type, desired_state = 3, display_name = excluded.display_name,
                   user_name = excluded.user_name, mail = excluded.mail
             where t.desired_state = 0""";
    private static final String ORPHANS_NO_LONGER = """
            update target_object t set desired_state = 0
             where desired_state = 3
               and not exists (select 1 from target_link l join observed_object o on o.id = l.observed_id
                                where l.object_id = t.id and o.external_id = t.anchor)""";
    private static final String NO_ORPHANS = "update target_object set desired_state = 0 where desired_state = 3";

    private DesiredRows() {}

    /** Whoever is only referred to gets a row too, to hang references on. */
    public static void anchors(Transaction transaction, Collection<String> anchors) {
        transaction.sql(ANCHORS).texts("anchors", anchors).update();
    }

    public record Row(long id, ReceivedImage desired) {}

    public static void present(Transaction transaction, List<Row> rows, AnchorRows anchors) {
        if (rows.isEmpty()) {
            return;
        }
        transaction
                .sql(OBJECTS)
                .bigints("ids", rows, Row::id)
                .smallints("types", rows, row -> Codes.of(row.desired().objectType()))
                .byteas("hashes", rows, row -> row.desired().hash())
                .texts("display_names", rows, row -> row.desired().image().first("displayName"))
                .texts("user_names", rows, row -> row.desired().names().userName())
                .texts("mails", rows, row -> row.desired().names().mail())
                .texts("addresses", rows, row -> lines(row.desired().names().addresses()))
                .texts("sources", rows, row -> row.desired().source())
                .update();
        transaction
                .sql(IMAGES)
                .bigints("ids", rows, Row::id)
                .texts("images", rows, row -> Images.write(row.desired().image()))
                .update();
        references(transaction, rows, anchors);
    }

    private record Reference(long id, String name, long referred) {}

    private static void references(Transaction transaction, List<Row> rows, AnchorRows anchors) {
        transaction.sql(FORGET_REFERENCES).bigints("ids", rows, Row::id).update();
        List<Reference> references = new ArrayList<>();
        for (Row row : rows) {
            row.desired()
                    .image()
                    .references()
                    .forEach((name, targets) -> targets.stream()
                            .distinct()
                            .forEach(target -> references.add(new Reference(row.id(), name, anchors.id(target)))));
        }
        if (!references.isEmpty()) {
            transaction
                    .sql(REFERENCES)
                    .bigints("ids", references, Reference::id)
                    .texts("names", references, Reference::name)
                    .bigints("referred", references, Reference::referred)
                    .update();
        }
    }

    private static @Nullable String lines(List<String> texts) {
        return texts.isEmpty() ? null : String.join("\n", texts);
    }

    /** @return those of which it was not known before */
    public static List<Long> absent(Transaction transaction, List<DesiredAbsence> absences, AnchorRows anchors) {
        if (absences.isEmpty()) {
            return List.of();
        }
        List<Long> changed = transaction
                .sql(ABSENCES)
                .bigints("ids", absences, absence -> anchors.id(absence.targetAnchor()))
                .smallints("types", absences, absence -> Codes.of(absence.objectType()))
                .smallints("reasons", absences, absence -> Codes.of(absence.reason()))
                .texts("display_names", absences, DesiredAbsence::displayName)
                .texts("sources", absences, DesiredAbsence::source)
                .texts("dates", absences, DesiredRows::date)
                .list(row -> row.number("id"));
        transaction.sql(FORGET_REFERENCES).bigints("ids", changed).update();
        return changed;
    }

    private static @Nullable String date(DesiredAbsence absence) {
        return absence.deleteAfter() == null ? null : absence.deleteAfter().toString();
    }

    /** @return leavers whose grace is over since the last time */
    public static List<Long> deletionsDue(Transaction transaction, Instant now) {
        return transaction.sql(DELETIONS_DUE).with("now", now).list(row -> row.number("id"));
    }

    /** @return groups of which it was another */
    public static List<Long> bucketCounts(Transaction transaction, Map<Long, Integer> counts) {
        return transaction
                .sql(BUCKET_COUNTS)
                .bigints("ids", counts.keySet())
                .ints("counts", counts.values(), count -> count)
                .list(row -> row.number("id"));
    }

    /** @return groups of which other members, or more, or fewer, were not known yet */
    public static List<Long> membersUnknown(Transaction transaction, Map<Long, Integer> unknown) {
        return transaction
                .sql(MEMBERS_UNKNOWN)
                .bigints("ids", unknown.keySet())
                .ints("unknown", unknown.values(), count -> count)
                .list(row -> row.number("id"));
    }

    /** What is at the target, belongs to nobody, and has an anchor nobody ever spoke of. */
    public static void findOrphans(Transaction transaction) {
        transaction.sql(FIND_ORPHANS).update();
    }

    public static void orphansNoLonger(Transaction transaction) {
        transaction.sql(ORPHANS_NO_LONGER).update();
    }

    public static void noOrphans(Transaction transaction) {
        transaction.sql(NO_ORPHANS).update();
    }
}
