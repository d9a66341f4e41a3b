package io.isthmus.export.postgres;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.receiving.DesiredStore;
import io.isthmus.export.receiving.ReceivedBatch;
import io.isthmus.export.target.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A few people and groups of which something is desired, observed or written, at random; as the phases of an export do it. */
final class MemberHistory {

    private static final List<String> PEOPLE =
            IntStream.range(0, 8).mapToObj(number -> "p" + number).toList();
    private static final List<String> GROUPS = List.of("g0", "g1", "g2");
    private static final List<String> ALL =
            Stream.concat(PEOPLE.stream(), GROUPS.stream()).toList();

    private final Transactions transactions;
    private final DesiredStore desired;
    private final ComparisonStore comparisons;
    private long offset;
    private int next;

    MemberHistory(Transactions transactions) {
        this.transactions = transactions;
        this.desired = new DesiredStore(transactions);
        this.comparisons = new ComparisonStore(transactions);
    }

    void refresh() {
        comparisons.refreshMemberships(MemberDifferenceHistoryTest.types());
    }

    /** @return what was done */
    String change(Random random) {
        String who = any(ALL, random);
        String group = any(GROUPS, random);
        switch (random.nextInt(12)) {
            case 0, 1 -> take(present(who));
            case 2 ->
                take(new DesiredAbsence(1, "run", who, type(who), DesiredAbsence.Reason.DELETED_AT_SOURCE, null, null));
            case 3, 4, 5 -> {
                int count = 1 << random.nextInt(2);
                take(members(group, random.nextInt(count), count, random));
            }
            case 6 -> {
                String come = any(PEOPLE, random);
                take(present(come), members(group, 0, 1, random));
            }
            case 7, 8 -> appears(who);
            case 9 -> shows(group, random);
            case 10 -> writes(group, random);
            default -> transactions.run(tx -> GoneRows.remove(tx, linked(who), random.nextBoolean()));
        }
        return who + " " + group;
    }

    private void take(BatchMessage... messages) {
        ReceivedBatch batch = new ReceivedBatch("a.topic");
        for (BatchMessage message : messages) {
            batch.add(0, ++offset, message);
        }
        desired.take(batch);
    }

    private DesiredObject present(String who) {
        return new DesiredObject(
                1, "run", who, type(who), Map.of("displayName", List.of(who + ++next)), Map.of(), null);
    }

    private DesiredMembers members(String group, int bucket, int count, Random random) {
        return new DesiredMembers(
                1, "run", group, bucket, count, some(ALL, random), random.nextInt(4) == 0 ? random.nextInt(3) : 0);
    }

    /** At the target, and recognized. */
    private void appears(String who) {
        transactions.run(tx -> {
            if (!linked(who).isEmpty()) {
                return;
            }
            tx.sql("select id from target_object where anchor = :anchor")
                    .with("anchor", who)
                    .first(row -> row.number("id"))
                    .ifPresent(id -> {
                        long observed = tx.sql("""
                                        insert into observed_object (object_type, target_id, generation)
                                        values (:type, :target, 1) returning id
                                        """)
                                .with("type", Codes.of(type(who)))
                                .with("target", "t-" + who + "-" + next++ % 2)
                                .one(row -> row.number("id"));
                        LinkRows.link(tx, Map.of(id, observed));
                    });
        });
    }

    private void shows(String group, Random random) {
        for (long observed : linked(group)) {
            ObservedObject seen = new ObservedObject(
                    ObjectType.GROUP, "x", null, null, null, null, new Image(Map.of(), Map.of()), targets(random));
            transactions.run(tx -> ObservedMemberRows.keep(tx, List.of(seen), Map.of("x", observed)));
        }
    }

    private void writes(String group, Random random) {
        transactions.run(tx -> tx.sql("select object_id from target_link l join target_object t on t.id = l.object_id"
                        + " where t.anchor = :anchor and l.observed_id is not null")
                .with("anchor", group)
                .list(row -> row.number("object_id"))
                .forEach(object -> {
                    List<String> add = targets(random);
                    List<String> remove = targets(random).stream()
                            .filter(target -> !add.contains(target))
                            .toList();
                    ObservedMemberRows.remember(
                            tx, object, List.of(new PendingExport.ChangeMembers(group, "x", add, remove)));
                    MembershipDifferenceRows.nothingReady(tx, List.of(object));
                    MembershipDueRows.partly(tx, List.of(object));
                }));
    }

    private List<Long> linked(String who) {
        return transactions.call(
                tx -> tx.sql("select l.observed_id from target_link l join target_object t on t.id = l.object_id"
                                + " where t.anchor = :anchor and l.observed_id is not null")
                        .with("anchor", who)
                        .list(row -> row.number("observed_id")));
    }

    private static List<String> targets(Random random) {
        List<String> targets = new ArrayList<>(some(ALL, random).stream()
                .map(who -> "t-" + who + "-" + random.nextInt(2))
                .toList());
        targets.addAll(some(List.of("foreign", "stranger"), random));
        return targets;
    }

    private static List<String> some(List<String> all, Random random) {
        return all.stream().filter(each -> random.nextInt(3) == 0).toList();
    }

    private static String any(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static ObjectType type(String who) {
        return who.startsWith("g") ? ObjectType.GROUP : ObjectType.USER;
    }
}
