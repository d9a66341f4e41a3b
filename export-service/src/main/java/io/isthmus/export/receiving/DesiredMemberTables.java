package io.isthmus.export.receiving;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.export.postgres.MemberDueRows;
import io.isthmus.export.postgres.MembershipDueRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Desired memberships, bucket by bucket. */
final class DesiredMemberTables {

    private static final String BUCKETS = """
            with wanted as (select * from unnest(:groups, :buckets, :members) as w(group_id, bucket, member_id)),
            buckets as (select * from unnest(:bucket_groups, :bucket_numbers) as b(group_id, bucket)),
            gone as (
              delete from desired_member d using buckets b
               where d.group_id = b.group_id and d.bucket = b.bucket
                 and not exists (select 1 from wanted w
                                  where w.group_id = d.group_id and w.bucket = d.bucket and w.member_id = d.member_id)
              returning d.group_id, d.member_id),
            come as (
              insert into desired_member (group_id, bucket, member_id)
              select group_id, bucket, member_id from wanted
              on conflict do nothing
              returning group_id, member_id)
            select * from gone union select * from come""";

    private record Bucket(long group, int number) {}

    private record Member(long group, int bucket, long id) {}

    private DesiredMemberTables() {}

    static void take(Transaction transaction, List<DesiredMembers> buckets, AnchorRows anchors) {
        if (buckets.isEmpty()) {
            return;
        }
        List<Bucket> numbers = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        Map<Long, Integer> counts = new HashMap<>();
        Map<Long, Integer> unknown = new HashMap<>();
        for (DesiredMembers bucket : buckets) {
            long group = anchors.id(bucket.targetAnchor());
            numbers.add(new Bucket(group, bucket.bucket()));
            counts.put(group, bucket.bucketCount());
            if (bucket.bucket() == 0) {
                unknown.put(group, bucket.notKnownYet());
            }
            bucket.members().stream()
                    .distinct()
                    .forEach(member -> members.add(new Member(group, bucket.bucket(), anchors.id(member))));
        }
        MembershipDueRows.mark(transaction, DesiredRows.bucketCounts(transaction, counts));
        MembershipDueRows.partly(transaction, DesiredRows.membersUnknown(transaction, unknown));
        List<MemberDueRows.Wanted> comeOrGone = transaction
                .sql(BUCKETS)
                .bigints("groups", members, Member::group)
                .ints("buckets", members, Member::bucket)
                .bigints("members", members, Member::id)
                .bigints("bucket_groups", numbers, Bucket::group)
                .ints("bucket_numbers", numbers, Bucket::number)
                .list(row -> new MemberDueRows.Wanted(row.number("group_id"), row.number("member_id")));
        MemberDueRows.wanted(transaction, comeOrGone);
    }
}
