package io.isthmus.sync.postgres;

import io.isthmus.sync.importing.ImportMemory.Remembered;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What imports remember of memberships. */
final class ImportedBuckets {

    private record Row(String anchor, String attribute, int bucket, UUID fingerprint) {}

    private ImportedBuckets() {}

    static void store(Connection connection, String connector, List<Remembered> objects) throws SQLException {
        List<Row> changed = new ArrayList<>();
        List<Row> gone = new ArrayList<>();
        for (Remembered object : objects) {
            object.changed()
                    .forEach((key, fingerprint) ->
                            changed.add(new Row(object.anchor(), key.attribute(), key.bucket(), fingerprint)));
            object.gone().forEach(key -> gone.add(new Row(object.anchor(), key.attribute(), key.bucket(), null)));
        }
        if (!changed.isEmpty()) {
            Statement.of(connection, """
                            insert into imported_bucket (connector, anchor, attribute, bucket, fingerprint)
                            select ?, new.* from unnest(?, ?, ?, ?) as new
                            on conflict (connector, anchor, attribute, bucket)
                              do update set fingerprint = excluded.fingerprint
                            """)
                    .with(connector)
                    .texts(changed, Row::anchor)
                    .texts(changed, Row::attribute)
                    .numbers(changed, Row::bucket)
                    .uuids(changed, Row::fingerprint)
                    .update();
        }
        if (!gone.isEmpty()) {
            Statement.of(connection, """
                            delete from imported_bucket b using unnest(?, ?, ?) as gone (anchor, attribute, bucket)
                             where b.connector = ? and b.anchor = gone.anchor and b.attribute = gone.attribute
                               and b.bucket = gone.bucket
                            """)
                    .texts(gone, Row::anchor)
                    .texts(gone, Row::attribute)
                    .numbers(gone, Row::bucket)
                    .with(connector)
                    .update();
        }
    }
}
