package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.exporting.Recorded;
import io.isthmus.export.exporting.Settled;
import io.isthmus.export.exporting.Work;
import io.isthmus.export.pending.Differences;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes requests before they are sent, and what became of them. */
final class WrittenRows {

    private static final String IMAGES = """
            insert into written (run, object_id, anchor, object_type, operation, target_id, display_name, source,
                                 before_image, after_image, members_removed)
            select ?, t.id, t.anchor, t.object_type, u.operation, u.target_id, t.display_name, t.source,
                   u.before_image, u.after_image,
                   -- a deleted group takes its membership with it
                   case when u.operation = ? and t.object_type = ? then (
                        select array_agg(m.target_id) from observed_member m
                         where m.group_id = t.observed_id and m.state <> 2) end
              from unnest(?, ?, ?, ?, ?) as u(id, operation, target_id, before_image, after_image)
              join target_object t on t.id = u.id""";
    private static final String MEMBERS = """
            insert into written (run, object_id, anchor, object_type, operation, target_id, display_name, source,
                                 members_added, members_removed)
            select ?, t.id, t.anchor, t.object_type, ?, ?, t.display_name, t.source, ?, ?
              from target_object t where t.id = ?""";
    private static final String SETTLED = """
            update written w set result = u.result from unnest(?, ?) as u(object_id, result)
             where w.id = (select max(n.id) from written n where n.object_id = u.object_id)""";
    private static final String NOT_SENT = """
            delete from written w using unnest(?) as u(object_id)
             where w.id = (select max(n.id) from written n where n.object_id = u.object_id)""";

    private WrittenRows() {}

    /** @param objects with what is expected at the target, of at least all the work */
    static void images(Connection connection, long run, List<Work> work, List<ComparedObject> objects)
            throws SQLException {
        Map<Long, Image> expected = new HashMap<>();
        for (ComparedObject object : objects) {
            if (object.object().expected() instanceof Expected.Present present) {
                expected.put(object.id(), present.image());
            }
        }
        List<Long> ids = new ArrayList<>();
        List<Integer> operations = new ArrayList<>();
        List<String> targetIds = new ArrayList<>();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        if (work.isEmpty()) {
            return;
        }
        for (Work each : work) {
            PendingExport export = each.exports().getFirst();
            ids.add(each.id());
            operations.add(Codes.of(export.operation()));
            targetIds.add(each.targetId());
            before.add(export instanceof PendingExport.Add ? null : text(expected.get(each.id())));
            after.add(text(after(export)));
        }
        Sql.update(
                connection,
                IMAGES,
                run,
                Codes.of(Operation.DELETE),
                Codes.of(ObjectType.GROUP),
                Sql.bigints(ids),
                Sql.smallints(operations),
                Sql.texts(targetIds),
                Sql.texts(before),
                Sql.texts(after));
    }

    static void members(Connection connection, long run, List<Work> work) throws SQLException {
        for (Work each : work) {
            List<String> added = new ArrayList<>();
            List<String> removed = new ArrayList<>();
            for (PendingExport export : each.exports()) {
                PendingExport.ChangeMembers change = (PendingExport.ChangeMembers) export;
                added.addAll(change.add());
                removed.addAll(change.remove());
            }
            Sql.update(
                    connection,
                    MEMBERS,
                    run,
                    Codes.of(Operation.UPDATE),
                    each.targetId(),
                    Sql.texts(added),
                    Sql.texts(removed),
                    each.id());
        }
    }

    /** Accepted is what the note says already. */
    static void settled(Connection connection, List<Recorded> outcomes) throws SQLException {
        List<Long> notSent = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        List<Integer> results = new ArrayList<>();
        for (Recorded outcome : outcomes) {
            if (outcome.settled() instanceof Settled.NotSent) {
                notSent.add(outcome.work().id());
            } else if (result(outcome.settled()) != Result.ACCEPTED) {
                ids.add(outcome.work().id());
                results.add(Codes.of(result(outcome.settled())));
            }
        }
        if (!ids.isEmpty()) {
            Sql.update(connection, SETTLED, Sql.bigints(ids), Sql.smallints(results));
        }
        if (!notSent.isEmpty()) {
            Sql.update(connection, NOT_SENT, Sql.bigints(notSent));
        }
    }

    /** Anything that was looked up afterwards may have been carried out; so may a part of a membership. */
    private static Result result(Settled settled) {
        return switch (settled) {
            case Settled.Written written -> written.outcome().result();
            case Settled.MembersWritten members -> members.failure() == null ? Result.ACCEPTED : Result.UNKNOWN;
            case Settled.Seen seen -> seen.outcome() instanceof Outcome.Rejected ? Result.REJECTED : Result.UNKNOWN;
            case Settled.Gone ignored -> Result.UNKNOWN;
            case Settled.Failed failed ->
                failed.outcome() == null ? Result.UNKNOWN : failed.outcome().result();
            case Settled.NotSent ignored -> Result.UNKNOWN;
            case Settled.StillUnknown ignored -> Result.UNKNOWN;
        };
    }

    private static Image after(PendingExport export) {
        return switch (export) {
            case PendingExport.Add add -> add.image();
            case PendingExport.Update update -> update.updated();
            case PendingExport.Disable disable -> {
                Map<String, List<String>> attributes =
                        new HashMap<>(disable.expected().attributes());
                attributes.put(Differences.ACCOUNT_ENABLED, List.of("false"));
                yield new Image(attributes, disable.expected().references());
            }
            case PendingExport.Delete ignored -> null;
            case PendingExport.ChangeMembers ignored -> null;
        };
    }

    private static String text(Image image) {
        return image == null ? null : Images.write(image);
    }
}
