package io.isthmus.sync.importing.memory;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.importing.memory.ImportMemory.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What imports remember of memberships. */
final class ImportedBuckets {

    private record Bucket(
            String anchor,
            String attribute,
            int number,
            @Nullable UUID fingerprint) {}

    private ImportedBuckets() {}

    static void store(Transaction tx, String connector, List<Remembered> objects) {
        List<Bucket> changed = new ArrayList<>();
        List<Bucket> gone = new ArrayList<>();
        for (Remembered object : objects) {
            object.changed()
                    .forEach((key, fingerprint) ->
                            changed.add(new Bucket(object.anchor(), key.attribute(), key.bucket(), fingerprint)));
            object.gone().forEach(key -> gone.add(new Bucket(object.anchor(), key.attribute(), key.bucket(), null)));
        }
        if (!changed.isEmpty()) {
            tx.sql("""
                            insert into imported_bucket (connector, anchor, attribute, bucket, fingerprint)
                            select :connector, new.* from unnest(:anchors, :attributes, :numbers, :fingerprints) as new
                            on conflict (connector, anchor, attribute, bucket)
                              do update set fingerprint = excluded.fingerprint
                            """)
                    .with("connector", connector)
                    .texts("anchors", changed, Bucket::anchor)
                    .texts("attributes", changed, Bucket::attribute)
                    .ints("numbers", changed, Bucket::number)
                    .uuids("fingerprints", changed, Bucket::fingerprint)
                    .update();
        }
        if (!gone.isEmpty()) {
            tx.sql("""
                            delete from imported_bucket b
                             using unnest(:anchors, :attributes, :numbers) as gone (anchor, attribute, bucket)
                             where b.connector = :connector and b.anchor = gone.anchor
                               and b.attribute = gone.attribute and b.bucket = gone.bucket
                            """)
                    .with("connector", connector)
                    .texts("anchors", gone, Bucket::anchor)
                    .texts("attributes", gone, Bucket::attribute)
                    .ints("numbers", gone, Bucket::number)
                    .update();
        }
    }
}
