package io.isthmus.export.postgres;

import io.isthmus.chassis.kafka.StoredPositions;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.export.matching.Addresses;
import io.isthmus.export.pending.Digest;
import io.isthmus.export.pending.Image;
import io.isthmus.export.postgres.AnchorRows.AnchorRow;
import io.isthmus.export.receiving.DesiredStore;
import io.isthmus.export.receiving.ReceivedBatch;
import io.isthmus.export.receiving.ReceivedBatch.PartitionEnd;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Desired images, and the positions up to which they were read. */
@ApplicationScoped
class DesiredTables implements DesiredStore, StoredPositions {

    private static final String OBJECTS = """
            update target_object t
               set object_type = u.object_type, desired_state = 1, absence_reason = null, desired_hash = u.hash,
                   display_name = u.display_name, user_name = u.user_name, mail = u.mail, addresses = u.addresses,
                   source = u.source, note = case when t.desired_state = 3 then null else t.note end, dirty = true, attempts = 0, failed_run = null, next_attempt_at = null
              from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                   as u(id, object_type, hash, display_name, user_name, mail, addresses, source)
             where t.id = u.id""";
    private static final String IMAGES = """
            insert into desired_image (object_id, image) select * from unnest(?, ?)
            on conflict (object_id) do update set image = excluded.image""";
    private static final String ABSENCES = """
            update target_object t
               set object_type = u.object_type, desired_state = 2, absence_reason = u.reason, desired_hash = null,
                   display_name = coalesce(u.display_name, t.display_name), source = coalesce(u.source, t.source),
                   note = case when t.desired_state = 3 then null else t.note end, dirty = true, attempts = 0, failed_run = null, next_attempt_at = null
              from unnest(?, ?, ?, ?, ?) as u(id, object_type, reason, display_name, source)
             where t.id = u.id
               and (t.desired_state, t.absence_reason) is distinct from (2::smallint, u.reason)
            returning t.id""";
    /** All that the run has said is here once its markers of all partitions are, whatever has come behind them. */
    private static final String WHOLE = """
            insert into whole_source (name, settings_revision, run_id)
            select min(whole_source), min(settings_revision), min(run_id) from batch_marker
            having count(*) = max(partition_count) and count(distinct run_id) = 1 and count(whole_source) = count(*)
            on conflict (name) do update
               set settings_revision = excluded.settings_revision, run_id = excluded.run_id""";

    private static final String GROUPS_WITH_MEMBERS = """
            update target_object set members_dirty = true
             where not members_dirty
               and id in (select group_id from desired_member where member_id = any(?))""";

    private final Database database;

    DesiredTables(Database database) {
        this.database = database;
    }

    @Override
    public void take(ReceivedBatch batch) {
        database.inTransaction(connection -> {
            AnchorRows anchors = AnchorRows.of(connection, batch);
            List<Long> appearedOrGone = new ArrayList<>();
            objects(connection, batch, anchors, appearedOrGone);
            absences(connection, batch, anchors, appearedOrGone);
            if (!appearedOrGone.isEmpty()) {
                Sql.update(connection, GROUPS_WITH_MEMBERS, Sql.bigints(appearedOrGone));
            }
            DesiredMemberTables.take(connection, batch.members(), anchors);
            for (Map.Entry<Integer, PartitionEnd> end : batch.ends().entrySet()) {
                ends(connection, batch.topic(), end.getKey(), end.getValue());
            }
            return null;
        });
    }

    private static void objects(
            Connection connection, ReceivedBatch batch, AnchorRows anchors, List<Long> appearedOrGone)
            throws SQLException {
        Changed changed = new Changed();
        for (DesiredObject object : batch.objects()) {
            Image image = new Image(object.attributes(), object.references());
            byte[] hash = Digest.hash(image);
            AnchorRow row = anchors.row(object.targetAnchor());
            boolean present = row.desiredState() == Codes.PRESENT;
            if (present
                    && Arrays.equals(hash, row.hash())
                    && Integer.valueOf(Codes.of(object.objectType())).equals(row.objectType())) {
                continue;
            }
            if (!present) {
                appearedOrGone.add(row.id());
            }
            changed.add(row.id(), object, image, hash);
            changed.references(row.id(), object, anchors);
        }
        changed.write(connection);
    }

    private static void absences(
            Connection connection, ReceivedBatch batch, AnchorRows anchors, List<Long> appearedOrGone)
            throws SQLException {
        if (batch.absences().isEmpty()) {
            return;
        }
        List<DesiredAbsence> absences = List.copyOf(batch.absences());
        List<Long> changed = Sql.list(
                connection,
                ABSENCES,
                row -> row.getLong(1),
                Sql.bigints(absences.stream()
                        .map(absence -> anchors.id(absence.targetAnchor()))
                        .toList()),
                Sql.smallints(absences.stream()
                        .map(absence -> Codes.of(absence.objectType()))
                        .toList()),
                Sql.smallints(absences.stream()
                        .map(absence -> Codes.of(absence.reason()))
                        .toList()),
                Sql.texts(absences.stream().map(DesiredAbsence::displayName).toList()),
                Sql.texts(absences.stream().map(DesiredAbsence::source).toList()));
        Sql.update(connection, "delete from object_reference where object_id = any(?)", Sql.bigints(changed));
        appearedOrGone.addAll(changed);
    }

    private static void ends(Connection connection, String topic, int partition, PartitionEnd end) throws SQLException {
        if (end.marker() != null) {
            BatchMarker.WholeSource whole = end.marker().wholeSource();
            Sql.update(
                    connection,
                    """
                    insert into batch_marker (partition_number, partition_count, run_id, full_run, finished_at, overtaken,
                                              whole_source, settings_revision)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (partition_number) do update
                       set partition_count = excluded.partition_count, run_id = excluded.run_id,
                           full_run = excluded.full_run, finished_at = excluded.finished_at,
                           overtaken = excluded.overtaken, whole_source = excluded.whole_source,
                           settings_revision = excluded.settings_revision""",
                    partition,
                    end.marker().partitionCount(),
                    end.marker().runId(),
                    end.marker().full(),
                    end.marker().finishedAt(),
                    end.overtaken(),
                    whole == null ? null : whole.name(),
                    whole == null ? null : Long.valueOf(whole.settingsRevision()));
            Sql.update(connection, WHOLE);
        } else if (end.overtaken()) {
            Sql.update(
                    connection,
                    "update batch_marker set overtaken = true where partition_number = ? and not overtaken",
                    partition);
        }
        Sql.update(connection, """
                insert into consumer_position (topic, partition_number, next_offset) values (?, ?, ?)
                on conflict (topic, partition_number) do update set next_offset = excluded.next_offset""", topic, partition, end.nextOffset());
    }

    @Override
    public Arrival arrival() {
        return database.inTransaction(connection -> Sql.one(
                connection,
                """
                select count(*) > 0 as ever,
                       coalesce(count(*) = max(partition_count) and count(distinct run_id) = 1
                                and not bool_or(overtaken), false) as complete,
                       (select run_id from batch_marker order by finished_at desc limit 1) as run_id
                  from batch_marker""",
                row -> new Arrival(row.getBoolean("ever"), row.getBoolean("complete"), row.getString("run_id"))));
    }

    @Override
    public OptionalLong nextOffset(String topic, int partition) {
        return database.inTransaction(connection -> Sql.list(
                        connection,
                        "select next_offset from consumer_position where topic = ? and partition_number = ?",
                        row -> row.getLong(1),
                        topic,
                        partition)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst());
    }

    /** Columns of the objects that changed. */
    private static final class Changed {
        private final List<Long> ids = new ArrayList<>();
        private final List<Integer> types = new ArrayList<>();
        private final List<byte[]> hashes = new ArrayList<>();
        private final List<String> displayNames = new ArrayList<>();
        private final List<String> userNames = new ArrayList<>();
        private final List<String> mails = new ArrayList<>();
        private final List<String> addresses = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private final List<String> images = new ArrayList<>();
        private final List<Long> referrers = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Long> referred = new ArrayList<>();

        void add(long id, DesiredObject object, Image image, byte[] hash) {
            ids.add(id);
            types.add(Codes.of(object.objectType()));
            hashes.add(hash);
            displayNames.add(image.first("displayName"));
            userNames.add(lower(image.first("userPrincipalName")));
            mails.add(lower(image.first("mail")));
            addresses.add(lines(Addresses.of(object.objectType(), image.attributes())));
            sources.add(object.source());
            images.add(Images.write(image));
        }

        void references(long id, DesiredObject object, AnchorRows anchors) {
            if (object.references() == null) {
                return;
            }
            object.references()
                    .forEach((name, targets) -> targets.stream().distinct().forEach(target -> {
                        referrers.add(id);
                        names.add(name);
                        referred.add(anchors.id(target));
                    }));
        }

        void write(Connection connection) throws SQLException {
            if (ids.isEmpty()) {
                return;
            }
            Sql.update(
                    connection,
                    OBJECTS,
                    Sql.bigints(ids),
                    Sql.smallints(types),
                    Sql.byteas(hashes),
                    Sql.texts(displayNames),
                    Sql.texts(userNames),
                    Sql.texts(mails),
                    Sql.texts(addresses),
                    Sql.texts(sources));
            Sql.update(connection, IMAGES, Sql.bigints(ids), Sql.texts(images));
            Sql.update(connection, "delete from object_reference where object_id = any(?)", Sql.bigints(ids));
            if (!referrers.isEmpty()) {
                Sql.update(
                        connection,
                        "insert into object_reference (object_id, name, target_id) select * from unnest(?, ?, ?)",
                        Sql.bigints(referrers),
                        Sql.texts(names),
                        Sql.bigints(referred));
            }
        }

        private static String lines(List<String> texts) {
            return texts.isEmpty() ? null : String.join("\n", texts);
        }

        private static String lower(String text) {
            return text == null ? null : text.toLowerCase(Locale.ROOT);
        }
    }
}
