package io.isthmus.sync.postgres;

import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.MembershipBucket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Inserts members, some thousands at a time, so that a batch of large buckets needs no large arrays. */
final class MembershipRows {

    private static final int ROWS_A_STATEMENT = 20_000;

    private final Connection connection;
    private final List<UUID> owners = new ArrayList<>();
    private final List<String> attributes = new ArrayList<>();
    private final List<Integer> buckets = new ArrayList<>();
    private final List<UUID> targets = new ArrayList<>();

    private MembershipRows(Connection connection) {
        this.connection = connection;
    }

    static void insert(Connection connection, List<MembershipBucket> buckets) throws SQLException {
        MembershipRows rows = new MembershipRows(connection);
        for (MembershipBucket bucket : buckets) {
            rows.add(bucket);
        }
        rows.flush();
    }

    private void add(MembershipBucket bucket) throws SQLException {
        Set<UUID> places = new LinkedHashSet<>();
        bucket.members().forEach(dn -> places.add(Identities.place(bucket.connector(), dn)));
        for (UUID place : places) {
            owners.add(bucket.owner());
            attributes.add(Attributes.fold(bucket.attribute()));
            buckets.add(bucket.bucket());
            targets.add(place);
        }
        if (owners.size() >= ROWS_A_STATEMENT) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (owners.isEmpty()) {
            return;
        }
        Statement.of(
                        connection,
                        "insert into membership (owner, attribute, bucket, target) select * from unnest(?, ?, ?, ?)")
                .uuids(owners)
                .texts(attributes)
                .numbers(buckets, bucket -> bucket)
                .uuids(targets)
                .update();
        owners.clear();
        attributes.clear();
        buckets.clear();
        targets.clear();
    }
}
