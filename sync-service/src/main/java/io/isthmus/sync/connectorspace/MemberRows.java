package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.AwaitedUidRows.Named;
import io.isthmus.sync.postgres.TouchedMemberRows;
import io.isthmus.sync.postgres.TouchedMemberRows.Changed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Members of buckets as they are now: of the thousand in a bucket only those are written that have come or gone. Some buckets at a time,
 * so that a batch of large ones needs no large arrays.
 */
final class MemberRows {

    private static final int ROWS_A_STATEMENT = 20_000;

    private record Bucket(UUID owner, String attribute, int number) {

        static Bucket of(MembershipBucket bucket) {
            return new Bucket(bucket.owner(), Attributes.fold(bucket.attribute()), bucket.bucket());
        }
    }

    /** @param name as the directory writes it; absent in a small membership, which is always read whole */
    private record Member(
            Bucket bucket, UUID place, @Nullable String name) {

        Changed changed() {
            return new Changed(bucket.owner(), bucket.attribute(), place);
        }
    }

    private final Transaction tx;
    private final List<MembershipBucket> some = new ArrayList<>();
    private int rows;

    private MemberRows(Transaction tx) {
        this.tx = tx;
    }

    static void store(Transaction tx, List<MembershipBucket> buckets) {
        MemberRows rows = new MemberRows(tx);
        buckets.forEach(rows::add);
        rows.flush();
    }

    private void add(MembershipBucket bucket) {
        some.add(bucket);
        rows += bucket.members().size();
        if (rows >= ROWS_A_STATEMENT) {
            flush();
        }
    }

    private void flush() {
        if (some.isEmpty()) {
            return;
        }
        Map<Bucket, Map<UUID, Member>> before = stored();
        List<Member> come = new ArrayList<>();
        List<Named> named = new ArrayList<>();
        for (MembershipBucket each : some) {
            Bucket bucket = Bucket.of(each);
            Map<UUID, Member> there = before.getOrDefault(bucket, Map.of());
            each.places().forEach((place, name) -> {
                Member member = new Member(bucket, place, each.ofLargeMembership() ? name : null);
                if (member.equals(there.get(place))) {
                    there.remove(place);
                } else {
                    come.add(member);
                    if (Named.by(each)) {
                        named.add(Named.of(each, place));
                    }
                }
            });
        }
        List<Member> gone =
                before.values().stream().flatMap(left -> left.values().stream()).toList();
        AwaitedUidRows.await(tx, named);
        delete(gone);
        insert(come);
        count();
        List<Changed> changes =
                Stream.concat(gone.stream(), come.stream()).map(Member::changed).toList();
        TouchedMemberRows.note(tx, changes);
        GroupFilterDueRows.named(tx, changes);
        some.clear();
        rows = 0;
    }

    private Map<Bucket, Map<UUID, Member>> stored() {
        Map<Bucket, Map<UUID, Member>> stored = new HashMap<>();
        tx.sql("""
            select m.owner, m.attribute, m.bucket, m.target, m.name from membership m
              join unnest(:owners, :attributes, :buckets) as b (owner, attribute, bucket)
                on m.owner = b.owner and m.attribute = b.attribute and m.bucket = b.bucket
            """)
                .uuids("owners", some, MembershipBucket::owner)
                .texts("attributes", some, bucket -> Attributes.fold(bucket.attribute()))
                .ints("buckets", some, MembershipBucket::bucket)
                .plannedForTheseValues()
                .each(row -> {
                    Bucket bucket = new Bucket(
                            Objects.requireNonNull(row.uuid("owner")), row.text("attribute"), row.small("bucket"));
                    UUID place = Objects.requireNonNull(row.uuid("target"));
                    stored.computeIfAbsent(bucket, each -> new HashMap<>())
                            .put(place, new Member(bucket, place, row.text("name")));
                });
        return stored;
    }

    private void count() {
        Map<Bucket, Integer> members = new HashMap<>();
        some.forEach(each -> members.put(Bucket.of(each), each.places().size()));
        tx.sql("""
            insert into membership_count as c (owner, attribute, bucket, members)
            select * from unnest(:owners, :attributes, :buckets, :members)
            on conflict (owner, attribute, bucket) do update set members = excluded.members
             where c.members <> excluded.members
            """)
                .uuids("owners", members.keySet(), Bucket::owner)
                .texts("attributes", members.keySet(), Bucket::attribute)
                .ints("buckets", members.keySet(), Bucket::number)
                .ints("members", members.values(), count -> count)
                .update();
    }

    private void delete(List<Member> members) {
        if (!members.isEmpty()) {
            tx.sql("""
                delete from membership m using unnest(:owners, :attributes, :buckets, :places) as gone (owner, attribute, bucket, target)
                 where m.owner = gone.owner and m.attribute = gone.attribute and m.bucket = gone.bucket
                   and m.target = gone.target
                """)
                    .uuids("owners", members, member -> member.bucket().owner())
                    .texts("attributes", members, member -> member.bucket().attribute())
                    .ints("buckets", members, member -> member.bucket().number())
                    .uuids("places", members, Member::place)
                    .plannedForTheseValues()
                    .update();
        }
    }

    private void insert(List<Member> members) {
        if (!members.isEmpty()) {
            tx.sql("""
                insert into membership (owner, attribute, bucket, target, name)
                select * from unnest(:owners, :attributes, :buckets, :places, :names)
                """)
                    .uuids("owners", members, member -> member.bucket().owner())
                    .texts("attributes", members, member -> member.bucket().attribute())
                    .ints("buckets", members, member -> member.bucket().number())
                    .uuids("places", members, Member::place)
                    .texts("names", members, Member::name)
                    .update();
        }
    }
}
