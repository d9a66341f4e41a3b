package io.isthmus.export.postgres;

import io.isthmus.contracts.batches.DesiredMembers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Desired memberships, bucket by bucket. */
final class DesiredMemberTables {

    private static final String BUCKETS = """
            with wanted as (select * from unnest(?, ?, ?) as w(group_id, bucket, member_id)),
            buckets as (select * from unnest(?, ?) as b(group_id, bucket)),
            gone as (
              delete from desired_member d using buckets b
               where d.group_id = b.group_id and d.bucket = b.bucket
                 and not exists (select 1 from wanted w
                                  where w.group_id = d.group_id and w.bucket = d.bucket and w.member_id = d.member_id)
              returning d.group_id),
            come as (
              insert into desired_member (group_id, bucket, member_id)
              select group_id, bucket, member_id from wanted
              on conflict do nothing
              returning group_id)
            update target_object set members_dirty = true
             where not members_dirty and id in (select group_id from gone union select group_id from come)""";
    private static final String COUNTS = """
            update target_object t set bucket_count = u.bucket_count, members_dirty = true
              from unnest(?, ?) as u(id, bucket_count)
             where t.id = u.id and t.bucket_count is distinct from u.bucket_count""";

    private DesiredMemberTables() {}

    static void take(Connection connection, List<DesiredMembers> buckets, AnchorRows anchors) throws SQLException {
        if (buckets.isEmpty()) {
            return;
        }
        List<Long> groups = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Long> memberGroups = new ArrayList<>();
        List<Integer> memberBuckets = new ArrayList<>();
        List<Long> members = new ArrayList<>();
        Map<Long, Integer> counts = new HashMap<>();
        for (DesiredMembers bucket : buckets) {
            long group = anchors.id(bucket.targetAnchor());
            groups.add(group);
            numbers.add(bucket.bucket());
            counts.put(group, bucket.bucketCount());
            bucket.members().stream().distinct().forEach(member -> {
                memberGroups.add(group);
                memberBuckets.add(bucket.bucket());
                members.add(anchors.id(member));
            });
        }
        Sql.update(
                connection,
                BUCKETS,
                Sql.bigints(memberGroups),
                Sql.ints(memberBuckets),
                Sql.bigints(members),
                Sql.bigints(groups),
                Sql.ints(numbers));
        Sql.update(connection, COUNTS, Sql.bigints(counts.keySet()), Sql.ints(counts.values()));
    }
}
