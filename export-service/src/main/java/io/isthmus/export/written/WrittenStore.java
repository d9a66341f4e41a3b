package io.isthmus.export.written;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.export.ForeignChange;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.WrittenSummary;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.Images;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was written, for the report. */
@ApplicationScoped
public class WrittenStore {

    private static final long PAGE_BYTES = 8_000_000;
    /** A target's id as it is held: in a list, and in the sets that tell what was added and removed in the end. */
    private static final int MEMBER_BYTES = 100;

    /** Of large groups, fewer fit into a page; one always does. */
    private static final String OBJECTS = """
            select object_id from (
              select object_id, sum(bytes) over (order by object_id) - bytes as bytes_before from (
                select object_id,
                       sum(coalesce(octet_length(before_image), 0) + coalesce(octet_length(after_image), 0)
                         + %1$d * (coalesce(cardinality(members_added), 0) + coalesce(cardinality(members_removed), 0))) as bytes
                  from written where at >= :since and object_id > :after group by object_id order by object_id limit :limit) sized) summed
             where bytes_before < :bytes order by object_id""".formatted(MEMBER_BYTES);
    /** The newest request of an object that is in flight has no fate yet. */
    private static final String ROWS = """
            select w.*, coalesce(w.target_id, o.target_id) as known_id,
                   exists (select 1 from in_flight f where f.object_id = w.object_id)
                       and w.id = max(w.id) over (partition by w.object_id) as open
              from written w
              left join target_link l on l.object_id = w.object_id
              left join observed_object o on o.id = l.observed_id
             where w.object_id = any(:ids) and w.at >= :since order by w.object_id, w.id""";

    private static final String SUMMARY = """
            select count(distinct object_id) filter (where result = any(:effective)) as objects,
                   count(*) filter (where result = any(:effective)) as requests,
                   count(*) filter (where result = any(:uncertain))
                     + (select count(*) from in_flight f
                         where exists (select 1 from written n where n.object_id = f.object_id and n.at >= :since)) as uncertain
              from written where at >= :since""";
    private static final String FOREIGN_SUMMARY = """
            select count(*) filter (where operation = :add) as added, count(*) filter (where operation = :update) as changed,
                   count(*) filter (where operation = :delete) as deleted, max(at) as last_at,
                   (select imported_at from target_state) as imported_at
              from foreign_change where at >= :since""";

    private final Transactions transactions;

    public WrittenStore(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Requested(WrittenHistory head, WrittenRequest request) {}

    /**
     * Objects with requests since that moment, in the order of their rows, after a cursor: at most so many, fewer where they are
     * large, none only after the last one.
     */
    public List<Listed> since(Instant since, long after, int limit) {
        return transactions.call(transaction -> since(transaction, since, after, limit));
    }

    /** As {@link #since(Instant, long, int)}, within a transaction. */
    public static List<Listed> since(Transaction transaction, Instant since, long after, int limit) {
        List<Long> ids = transaction
                .sql(OBJECTS)
                .with("since", since)
                .with("after", after)
                .with("limit", limit)
                .with("bytes", PAGE_BYTES)
                .list(row -> row.number("object_id"));
        return ids.isEmpty() ? List.of() : histories(transaction, ids, since);
    }

    private static List<Listed> histories(Transaction transaction, List<Long> ids, Instant since) {
        Map<Long, List<Requested>> byObject = new TreeMap<>();
        transaction
                .sql(ROWS)
                .bigints("ids", ids)
                .with("since", since)
                .each(row -> byObject.computeIfAbsent(row.number("object_id"), ignored -> new ArrayList<>())
                        .add(requested(row)));
        List<Listed> listed = new ArrayList<>();
        byObject.forEach((id, rows) -> {
            WrittenHistory newest = rows.getLast().head();
            listed.add(new Listed(
                    id,
                    new WrittenHistory(
                            newest.targetAnchor(),
                            newest.objectType(),
                            newest.displayName(),
                            newest.source(),
                            rows.stream().map(Requested::request).toList())));
        });
        return listed;
    }

    private static Requested requested(Row row) {
        return new Requested(
                new WrittenHistory(
                        row.text("anchor"),
                        Codes.objectType(row.small("object_type")),
                        row.text("display_name"),
                        row.text("source"),
                        List.of()),
                new WrittenRequest(
                        row.instant("at"),
                        Codes.operation(row.small("operation")),
                        row.text("known_id"),
                        Images.read(row.text("before_image")),
                        Images.read(row.text("after_image")),
                        row.texts("members_added"),
                        row.texts("members_removed"),
                        row.flag("open") ? null : Codes.result(row.small("result"))));
    }

    public WrittenSummary summary(Instant since) {
        return transactions.call(transaction -> transaction
                .sql(SUMMARY)
                .smallints("effective", results(WrittenRequest::mayHaveChanged), Codes::of)
                .smallints("uncertain", results(WrittenRequest::isUncertain), Codes::of)
                .with("since", since)
                .one(row -> new WrittenSummary(
                        since, row.number("objects"), row.number("requests"), row.number("uncertain"))));
    }

    /** One place decides what counts. */
    private static List<Result> results(Predicate<Result> condition) {
        return Arrays.stream(Result.values()).filter(condition).toList();
    }

    /** What others have changed, in the order in which imports found it, after a cursor. */
    public List<ForeignChange> foreign(Instant since, long after, int limit) {
        return transactions.call(transaction -> transaction
                .sql("select * from foreign_change where at >= :since and id > :after order by id limit :limit")
                .with("since", since)
                .with("after", after)
                .with("limit", limit)
                .list(WrittenStore::foreign));
    }

    private static ForeignChange foreign(Row row) {
        return new ForeignChange(
                row.number("id"),
                row.instant("at"),
                Codes.objectType(row.small("object_type")),
                Codes.operation(row.small("operation")),
                row.text("target_id"),
                row.text("external_id"),
                row.text("user_name"),
                WrittenHistory.changes(Images.read(row.text("before_image")), Images.read(row.text("after_image"))));
    }

    public ForeignSummary foreignSummary(Instant since) {
        return transactions.call(transaction -> transaction
                .sql(FOREIGN_SUMMARY)
                .with("add", Codes.of(Operation.ADD))
                .with("update", Codes.of(Operation.UPDATE))
                .with("delete", Codes.of(Operation.DELETE))
                .with("since", since)
                .one(row -> new ForeignSummary(
                        since,
                        row.number("added"),
                        row.number("changed"),
                        row.number("deleted"),
                        row.instant("last_at"),
                        row.instant("imported_at"))));
    }

    /** Forgets requests from before that moment whose fate is known, and changes of others from before it. */
    public void forgetBefore(Instant moment) {
        transactions.run(transaction -> {
            transaction
                    .sql(
                            "delete from written where at < :moment and object_id not in (select object_id from in_flight)")
                    .with("moment", moment)
                    .update();
            transaction
                    .sql("delete from foreign_change where at < :moment")
                    .with("moment", moment)
                    .update();
        });
    }

    /**
     * @param id of the object's row, the cursor of the next page
     */
    public record Listed(long id, WrittenHistory history) {}
}
