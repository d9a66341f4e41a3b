package io.isthmus.export.exporting;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.exporting.ExportStore.Planned;
import io.isthmus.export.exporting.ExportStore.Query;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.MembersDifference;
import io.isthmus.export.pending.Phase;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.DesiredSource;
import io.isthmus.export.postgres.InFlightRows;
import io.isthmus.export.postgres.ObjectRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads pending exports that can be sent now, as they were compared. */
final class PlannedRows {

    private static final int GROUPS_AT_ONCE = 20;

    /** Of groups that have many, fewer groups are read at once. */
    private static final int MEMBERS_AT_ONCE = LaneJob.MAXIMUM_WEIGHT;

    /** With as few tables to join as can be: finding an order for them takes longer than reading a single change. */
    private static final String HEADS = """
            select t.id, t.source, t.user_name, t.mail, t.addresses, t.object_type, t.anchor, p.hash, p.operation,
                   coalesce(a.attempts, 0) as attempts, o.target_id
              from %s
              left join target_link l on l.object_id = t.id
              left join observed_object o on o.id = l.observed_id
              left join export_attempt a on a.object_id = t.id
             where %s
             order by t.id %s""";

    private static final String PENDING = "pending_export p join target_object t on t.id = p.object_id";
    private static final String PENDING_OR_NOT = """
            %s q
              join target_object t on t.id = q.%s
              left join pending_export p on p.object_id = t.id""";

    /** With an offset they are asked for each row, and not joined. */
    private static final String FREE = """
            not exists (select 1 from comparison_due d where d.object_id = t.id offset 0)
               and not exists (select 1 from in_flight f where f.object_id = t.id offset 0)""";

    private static final String RESTED = "(:ignore_backoff or a.next_attempt_at is null or a.next_attempt_at <= now())";

    private static final String IMAGES = HEADS.formatted(
            PENDING,
            "p.phase = :phase and p.object_id > :after and " + FREE + " and a.failed_run is distinct from :run and "
                    + RESTED
                    + " and not (:independent and p.waiting)"
                    + " and (p.operation <> 4 or not :keep_deletions)",
            "limit :limit");
    private static final String OF_THESE = HEADS.formatted(
            PENDING,
            "p.phase = :phase and p.object_id = any(:ids) and " + FREE + " and a.failed_run is distinct from :run and "
                    + RESTED,
            "");
    private static final String MEMBERSHIPS = HEADS.formatted(
            PENDING_OR_NOT.formatted("membership_difference", "group_id"),
            "(q.to_add > 0 or q.to_remove > 0) and q.ready > 0 and q.group_id > :after and " + FREE
                    + " and l.observed_id is not null and p.operation = 2 and a.members_failed_run is distinct from :run"
                    + " and (p.phase is not null or " + RESTED + ")",
            "limit :limit");
    private static final String IN_FLIGHT =
            HEADS.formatted(PENDING_OR_NOT.formatted("in_flight", "object_id"), "q.object_id = any(:ids)", "");

    private PlannedRows() {}

    private record Head(Work work, byte[] hash) {

        static Head read(Row row) {
            Integer operation = row.nullableSmall("operation");
            return new Head(
                    new Work(
                            row.number("id"),
                            row.text("anchor"),
                            Codes.objectType(row.small("object_type")),
                            row.text("target_id"),
                            row.text("source"),
                            new LookUpNames(
                                    row.text("user_name"),
                                    row.text("mail"),
                                    ObjectRows.addresses(row.text("addresses"))),
                            operation == null ? Operation.UPDATE : Codes.operation(operation),
                            row.small("attempts"),
                            List.of()),
                    row.bytes("hash"));
        }
    }

    static List<Planned> next(Transaction transaction, Query query, Phase phase, long after) {
        return phase == Phase.MEMBERSHIPS
                ? memberships(transaction, query, after, MEMBERS_AT_ONCE)
                : images(
                        transaction,
                        transaction
                                .sql(IMAGES)
                                .with("phase", Codes.of(phase))
                                .with("after", after)
                                .with("run", query.run())
                                .with("ignore_backoff", query.ignoreBackoff())
                                .with("independent", query.independent())
                                .with("keep_deletions", query.keepDeletions())
                                .with("limit", query.limit())
                                .list(Head::read));
    }

    /** Whether there may be others behind a page. */
    static boolean isFull(Query query, Phase phase, List<Planned> page) {
        return phase == Phase.MEMBERSHIPS
                ? page.size() == GROUPS_AT_ONCE
                        || page.stream().mapToInt(PlannedRows::members).sum() >= MEMBERS_AT_ONCE
                : page.size() == query.limit();
    }

    private static int members(Planned planned) {
        return planned.membersToAdd().size() + planned.membersToRemove().size();
    }

    static List<Planned> of(Transaction transaction, Query query, Phase phase, List<Long> ids) {
        return images(
                transaction,
                transaction
                        .sql(OF_THESE)
                        .with("phase", Codes.of(phase))
                        .bigints("ids", ids)
                        .with("run", query.run())
                        .with("ignore_backoff", query.ignoreBackoff())
                        .list(Head::read));
    }

    static List<Work> inFlight(Transaction transaction, long after, int limit) {
        List<Long> ids = InFlightRows.next(transaction, after, limit);
        return ids.isEmpty()
                ? List.of()
                : transaction
                        .sql(IN_FLIGHT)
                        .bigints("ids", ids)
                        .list(row -> Head.read(row).work());
    }

    private static List<Planned> images(Transaction transaction, List<Head> heads) {
        Map<Long, ComparedObject> objects = objects(transaction, heads);
        return heads.stream()
                .map(head -> new Planned(head.work(), head.hash(), object(objects, head), List.of(), List.of()))
                .toList();
    }

    private static Map<Long, ComparedObject> objects(Transaction transaction, List<Head> heads) {
        Map<Long, ComparedObject> objects = new HashMap<>();
        if (!heads.isEmpty()) {
            ObjectRows.load(
                            transaction,
                            heads.stream().map(head -> head.work().id()).toList())
                    .forEach(object -> objects.put(object.id(), object));
        }
        return objects;
    }

    private static ComparedObject object(Map<Long, ComparedObject> objects, Head head) {
        return Objects.requireNonNull(objects.get(head.work().id()), "what is pending was compared");
    }

    /** @param atOnce members of as many groups as reach it, or of one that exceeds it alone */
    static List<Planned> memberships(Transaction transaction, Query query, long after, int atOnce) {
        List<Head> heads = transaction
                .sql(MEMBERSHIPS)
                .with("after", after)
                .with("run", query.run())
                .with("ignore_backoff", query.ignoreBackoff())
                .with("limit", GROUPS_AT_ONCE)
                .list(Head::read);
        Map<Long, ComparedObject> groups = objects(transaction, heads);
        DesiredSource desired = DesiredSource.inForce(transaction);
        List<Planned> planned = new ArrayList<>();
        int membersRead = 0;
        for (Head head : heads) {
            if (membersRead >= atOnce) {
                break;
            }
            ComparedObject group = object(groups, head);
            MembersDifference members = group.members();
            long observedId = Objects.requireNonNull(group.observedId(), "only groups at the target have memberships");
            planned.add(new Planned(
                    head.work(),
                    head.hash(),
                    group,
                    members.toAdd() == 0 ? List.of() : desired.membersToAdd(group.id(), observedId, query.members()),
                    members.toRemove() == 0
                            ? List.of()
                            : desired.membersToRemove(group.id(), observedId, query.members())));
            membersRead += members(planned.getLast());
        }
        return planned;
    }
}
