package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.content.ContentFingerprint;
import io.isthmus.sync.importing.memory.ImportMemory.Remembered;
import io.isthmus.sync.importing.memory.ImportMemoryTables;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes up for a lost import memory while messages of the past are read: what is on the topic was sent. Runs only before
 * any import of this process may run, so the two never write the same rows at the same time.
 */
final class ImportMemoryRebuild {

    private ImportMemoryRebuild() {}

    static void fill(Transaction tx, Arrivals arrivals) {
        arrivals.objects().stream()
                .filter(object -> object.departed() != null)
                .collect(Collectors.groupingBy(
                        ConnectorSpaceObject::connector,
                        TreeMap::new,
                        Collectors.mapping(ConnectorSpaceObject::anchor, Collectors.toList())))
                .forEach((connector, anchors) -> ImportMemoryTables.forget(tx, connector, anchors));
        Map<String, List<Remembered>> sent = new TreeMap<>();
        Stream.concat(
                        arrivals.objects().stream()
                                .filter(object -> object.departed() == null)
                                .map(object -> Map.entry(object.connector(), remembered(object))),
                        arrivals.buckets().stream().map(bucket -> Map.entry(bucket.connector(), remembered(bucket))))
                .forEach(each -> sent.computeIfAbsent(each.getKey(), connector -> new ArrayList<>())
                        .add(each.getValue()));
        sent.forEach((connector, remembered) -> ImportMemoryTables.remember(tx, connector, remembered));
    }

    private static Remembered remembered(ConnectorSpaceObject object) {
        return new Remembered(
                object.anchor(),
                object.dn(),
                object.objectClass(),
                ContentFingerprint.of(object.dn(), object.objectClass(), object.attributes()),
                Map.of(),
                Set.of());
    }

    private static Remembered remembered(MembershipBucket bucket) {
        BucketKey key = new BucketKey(bucket.attribute(), bucket.bucket());
        return bucket.gone()
                ? new Remembered(bucket.anchor(), null, null, null, Map.of(), Set.of(key))
                : new Remembered(
                        bucket.anchor(),
                        null,
                        null,
                        null,
                        Map.of(
                                key,
                                ContentFingerprint.ofBucket(
                                        bucket.bucketCount(), bucket.members(), bucket.elsewhere())),
                        Set.of());
    }
}
