package io.isthmus.export.receiving;

import io.isthmus.chassis.kafka.StoredPositions;
import io.isthmus.chassis.postgres.PlannerStatistics;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.export.postgres.AttemptRows;
import io.isthmus.export.postgres.DueRows;
import io.isthmus.export.postgres.LinkRows;
import io.isthmus.export.postgres.MemberDueRows;
import io.isthmus.export.postgres.MembershipDueRows;
import io.isthmus.export.receiving.ReceivedBatch.PartitionEnd;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Desired images, and the positions up to which they were read. */
@ApplicationScoped
public class DesiredStore implements StoredPositions {

    private static final String MARKER = """
            insert into batch_marker (partition_number, partition_count, run_id, full_run, finished_at, overtaken)
            values (:partition, :partitions, :run, :full, :finished_at, :overtaken)
            on conflict (partition_number) do update
               set partition_count = excluded.partition_count, run_id = excluded.run_id, full_run = excluded.full_run,
                   finished_at = excluded.finished_at, overtaken = excluded.overtaken""";
    private static final String OVERTAKEN =
            "update batch_marker set overtaken = true where partition_number = :partition and not overtaken";
    private static final String POSITION = """
            insert into consumer_position (topic, partition_number, next_offset) values (:topic, :partition, :next)
            on conflict (topic, partition_number) do update set next_offset = excluded.next_offset""";
    private static final String STORED = """
            update consumer_position stored set next_offset = next.next_offset
              from unnest(:partitions, :offsets) as next (partition_number, next_offset)
             where stored.topic = :topic and stored.partition_number = next.partition_number
               and stored.next_offset = next.next_offset""";
    private static final String ARRIVAL = """
            select count(*) > 0 as ever,
                   coalesce(count(*) = max(partition_count) and count(distinct run_id) = 1
                            and not bool_or(overtaken), false) as complete,
                   (select run_id from batch_marker order by finished_at desc limit 1) as run_id
              from batch_marker""";

    private final Transactions transactions;
    private final PlannerStatistics objects;
    private final PlannerStatistics members;

    public DesiredStore(Transactions transactions) {
        this.transactions = transactions;
        this.objects = new PlannerStatistics(transactions, "target_object", "object_reference");
        this.members = new PlannerStatistics(transactions, "desired_member");
    }

    /**
     * Keeps a batch and the positions after it, in one transaction. Taking the same again changes nothing. It is on the disk once {@link #onDisk}
     * says so.
     */
    public void take(ReceivedBatch batch) {
        transactions.runWithoutWaiting(transaction -> {
            AnchorRows anchors = AnchorRows.of(transaction, batch);
            List<DesiredRows.Row> changed = batch.images().stream()
                    .filter(image -> !anchors.row(image.targetAnchor()).same(image))
                    .map(image -> new DesiredRows.Row(anchors.id(image.targetAnchor()), image))
                    .toList();
            DesiredRows.present(transaction, changed, anchors);
            List<Long> absent = DesiredRows.absent(transaction, List.copyOf(batch.absences()), anchors);
            desiredAnew(transaction, changed, absent, anchors);
            DesiredMemberTables.take(transaction, batch.members(), anchors);
            WholeSourceRows.take(transaction, batch.wholeSources());
            for (Map.Entry<Integer, PartitionEnd> end : batch.ends().entrySet()) {
                ends(transaction, batch.topic(), end.getKey(), end.getValue());
            }
        });
        objects.grewBy(batch.objects().size());
        members.grewBy(batch.members().stream()
                .mapToInt(bucket -> bucket.members().size())
                .sum());
    }

    private static void desiredAnew(
            Transaction transaction, List<DesiredRows.Row> present, List<Long> absent, AnchorRows anchors) {
        List<Long> changed = new ArrayList<>(absent);
        present.forEach(row -> changed.add(row.id()));
        List<Long> appearedOrGone = new ArrayList<>(absent);
        present.stream()
                .filter(row -> !anchors.row(row.desired().targetAnchor()).present())
                .forEach(row -> appearedOrGone.add(row.id()));
        LinkRows.noOrphans(transaction, anchors.orphansAmong(changed));
        AttemptRows.desiredAnew(transaction, changed);
        DueRows.objects(transaction, changed);
        DueRows.heldBy(transaction, appearedOrGone);
        MembershipDueRows.among(transaction, appearedOrGone);
        MemberDueRows.ofMembers(transaction, appearedOrGone);
    }

    private static void ends(Transaction transaction, String topic, int partition, PartitionEnd end) {
        BatchMarker marker = end.marker();
        if (marker != null) {
            marker(transaction, partition, marker, end.overtaken());
        } else if (end.overtaken()) {
            transaction.sql(OVERTAKEN).with("partition", partition).update();
        }
        transaction
                .sql(POSITION)
                .with("topic", topic)
                .with("partition", partition)
                .with("next", end.nextOffset())
                .update();
    }

    private static void marker(Transaction transaction, int partition, BatchMarker marker, boolean overtaken) {
        transaction
                .sql(MARKER)
                .with("partition", partition)
                .with("partitions", marker.partitionCount())
                .with("run", marker.runId())
                .with("full", marker.full())
                .with("finished_at", marker.finishedAt())
                .with("overtaken", overtaken)
                .update();
    }

    /** Waits for the disk, for these and for whatever was committed before; {@code false} if they are not what is stored. */
    public boolean onDisk(String topic, Map<Integer, Long> nextOffsets) {
        return transactions.call(transaction -> transaction
                        .sql(STORED)
                        .with("topic", topic)
                        .ints("partitions", nextOffsets.keySet(), partition -> partition)
                        .bigints("offsets", nextOffsets.values())
                        .update()
                == nextOffsets.size());
    }

    /** Has leavers compared whose grace is over by now. */
    public void endGraces(Instant now) {
        transactions.run(transaction -> {
            List<Long> over = DesiredRows.deletionsDue(transaction, now);
            DueRows.objects(transaction, over);
            DueRows.heldBy(transaction, over);
        });
    }

    /** How far the last batch has arrived. */
    public Arrival arrival() {
        return transactions.call(transaction -> transaction
                .sql(ARRIVAL)
                .one(row -> new Arrival(row.flag("ever"), row.flag("complete"), row.text("run_id"))));
    }

    public OptionalLong nextOffset(String topic, int partition) {
        return transactions.call(transaction -> transaction
                .sql("select next_offset from consumer_position"
                        + " where topic = :topic and partition_number = :partition")
                .with("topic", topic)
                .with("partition", partition)
                .first(row -> row.number("next_offset"))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty));
    }

    /**
     * @param complete whether the newest markers of all partitions belong to one run, with nothing newer behind them
     * @param runId of the newest marker
     */
    public record Arrival(
            boolean ever, boolean complete, @Nullable String runId) {}
}
