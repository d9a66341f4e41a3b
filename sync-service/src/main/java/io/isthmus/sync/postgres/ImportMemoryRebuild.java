package io.isthmus.sync.postgres;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.MembershipBucket;
import io.isthmus.sync.importing.Fingerprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes up for a lost import memory while messages of the past are read: what is on the topic was sent. Runs only before
 * any import of this process may run, so the two never write the same rows at the same time.
 */
final class ImportMemoryRebuild {

    private ImportMemoryRebuild() {}

    static void fill(Connection connection, Arrivals arrivals) throws SQLException {
        objects(
                connection,
                arrivals.objects().stream()
                        .filter(object -> object.departed() == null)
                        .toList());
        forget(
                connection,
                arrivals.objects().stream()
                        .filter(object -> object.departed() != null)
                        .toList());
        buckets(
                connection,
                arrivals.buckets().stream().filter(bucket -> !bucket.gone()).toList());
        goneBuckets(
                connection,
                arrivals.buckets().stream().filter(MembershipBucket::gone).toList());
    }

    private static void objects(Connection connection, List<ConnectorSpaceObject> present) throws SQLException {
        Statement.of(connection, """
                        insert into imported_object (connector, anchor, dn, normal_dn, object_class, fingerprint)
                        select * from unnest(?, ?, ?, ?, ?, ?)
                        on conflict (connector, anchor) do update set dn = excluded.dn, normal_dn = excluded.normal_dn,
                          object_class = excluded.object_class, fingerprint = excluded.fingerprint
                        """)
                .texts(present, ConnectorSpaceObject::connector)
                .texts(present, ConnectorSpaceObject::anchor)
                .texts(present, ConnectorSpaceObject::dn)
                .texts(present, object -> DistinguishedName.normalize(object.dn()))
                .texts(present, ConnectorSpaceObject::objectClass)
                .uuids(present, object -> Fingerprint.of(object.dn(), object.objectClass(), object.attributes()))
                .update();
    }

    private static void forget(Connection connection, List<ConnectorSpaceObject> departed) throws SQLException {
        Statement.of(connection, """
                        delete from imported_object o using unnest(?, ?) as gone (connector, anchor)
                         where o.connector = gone.connector and o.anchor = gone.anchor
                        """)
                .texts(departed, ConnectorSpaceObject::connector)
                .texts(departed, ConnectorSpaceObject::anchor)
                .update();
    }

    private static void buckets(Connection connection, List<MembershipBucket> buckets) throws SQLException {
        Statement.of(connection, """
                        insert into imported_bucket (connector, anchor, attribute, bucket, fingerprint)
                        select * from unnest(?, ?, ?, ?, ?)
                        on conflict (connector, anchor, attribute, bucket)
                          do update set fingerprint = excluded.fingerprint
                        """)
                .texts(buckets, MembershipBucket::connector)
                .texts(buckets, MembershipBucket::anchor)
                .texts(buckets, MembershipBucket::attribute)
                .numbers(buckets, MembershipBucket::bucket)
                .uuids(buckets, bucket -> Fingerprint.ofBucket(bucket.bucketCount(), bucket.members()))
                .update();
    }

    private static void goneBuckets(Connection connection, List<MembershipBucket> gone) throws SQLException {
        Statement.of(connection, """
                        delete from imported_bucket b using unnest(?, ?, ?, ?) as gone (connector, anchor, attribute, bucket)
                         where b.connector = gone.connector and b.anchor = gone.anchor
                           and b.attribute = gone.attribute and b.bucket = gone.bucket
                        """)
                .texts(gone, MembershipBucket::connector)
                .texts(gone, MembershipBucket::anchor)
                .texts(gone, MembershipBucket::attribute)
                .numbers(gone, MembershipBucket::bucket)
                .update();
    }
}
