package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.rules.value.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Inserts members, some thousands at a time, so that a batch of large buckets needs no large arrays. */
final class MemberRows {

    private static final int ROWS_A_STATEMENT = 20_000;

    private record Member(UUID owner, String attribute, int bucket, UUID place) {}

    private final Transaction tx;
    private final List<Member> members = new ArrayList<>();

    private MemberRows(Transaction tx) {
        this.tx = tx;
    }

    static void insert(Transaction tx, List<MembershipBucket> buckets) {
        MemberRows rows = new MemberRows(tx);
        buckets.forEach(rows::add);
        rows.flush();
    }

    private void add(MembershipBucket bucket) {
        String attribute = Attributes.fold(bucket.attribute());
        bucket.places().forEach(place -> members.add(new Member(bucket.owner(), attribute, bucket.bucket(), place)));
        if (members.size() >= ROWS_A_STATEMENT) {
            flush();
        }
    }

    private void flush() {
        if (members.isEmpty()) {
            return;
        }
        tx.sql("""
            insert into membership (owner, attribute, bucket, target)
            select * from unnest(:owners, :attributes, :buckets, :places)
            """)
                .uuids("owners", members, Member::owner)
                .texts("attributes", members, Member::attribute)
                .ints("buckets", members, Member::bucket)
                .uuids("places", members, Member::place)
                .update();
        members.clear();
    }
}
