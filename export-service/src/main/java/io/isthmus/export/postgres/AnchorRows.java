package io.isthmus.export.postgres;

import io.isthmus.export.receiving.ReceivedBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rows of all anchors that a batch names. Whoever is only referred to gets a row too, to hang references on. */
final class AnchorRows {

    private final Map<String, AnchorRow> rows = new HashMap<>();

    private AnchorRows() {}

    record AnchorRow(long id, int desiredState, Integer objectType, byte[] hash) {}

    static AnchorRows of(Connection connection, ReceivedBatch batch) throws SQLException {
        // sorted, so that two transactions never wait for each other crosswise
        Set<String> anchors = new TreeSet<>();
        batch.objects().forEach(object -> {
            anchors.add(object.targetAnchor());
            if (object.references() != null) {
                object.references().values().forEach(anchors::addAll);
            }
        });
        batch.absences().forEach(absence -> anchors.add(absence.targetAnchor()));
        batch.members().forEach(bucket -> {
            anchors.add(bucket.targetAnchor());
            anchors.addAll(bucket.members());
        });
        AnchorRows found = new AnchorRows();
        found.read(connection, anchors);
        List<String> missing = anchors.stream()
                .filter(anchor -> !found.rows.containsKey(anchor))
                .toList();
        if (!missing.isEmpty()) {
            Sql.update(
                    connection,
                    "insert into target_object (anchor) select unnest(?) on conflict do nothing",
                    Sql.texts(missing));
            found.read(connection, missing);
        }
        return found;
    }

    private void read(Connection connection, Collection<String> anchors) throws SQLException {
        Sql.list(
                connection,
                "select id, anchor, desired_state, object_type, desired_hash from target_object where anchor = any(?)",
                row -> rows.put(
                        row.getString("anchor"),
                        new AnchorRow(
                                row.getLong("id"),
                                row.getInt("desired_state"),
                                Sql.nullableInt(row, "object_type"),
                                row.getBytes("desired_hash"))),
                Sql.texts(anchors));
    }

    AnchorRow row(String anchor) {
        return rows.get(anchor);
    }

    long id(String anchor) {
        return rows.get(anchor).id();
    }
}
