package io.isthmus.export.receiving;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.postgres.Codes;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of all anchors that a batch names. Whoever is only referred to gets a row too, to hang references on. */
final class AnchorRows {

    private final Map<String, AnchorRow> rows = new HashMap<>();

    private AnchorRows() {}

    record AnchorRow(long id, int desiredState, @Nullable Integer objectType, byte @Nullable [] hash) {

        boolean present() {
            return desiredState == Codes.PRESENT;
        }

        boolean orphan() {
            return desiredState == Codes.ORPHAN;
        }

        /** Whether it is desired like this already. */
        boolean same(ReceivedImage desired) {
            return present()
                    && Arrays.equals(desired.hash(), hash)
                    && Integer.valueOf(Codes.of(desired.objectType())).equals(objectType);
        }
    }

    static AnchorRows of(Transaction transaction, ReceivedBatch batch) {
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
        found.read(transaction, anchors);
        List<String> missing = anchors.stream()
                .filter(anchor -> !found.rows.containsKey(anchor))
                .toList();
        if (!missing.isEmpty()) {
            DesiredRows.anchors(transaction, missing);
            found.read(transaction, missing);
        }
        return found;
    }

    private void read(Transaction transaction, Collection<String> anchors) {
        transaction
                .sql("select id, anchor, desired_state, object_type, desired_hash from target_object"
                        + " where anchor = any(:anchors)")
                .texts("anchors", anchors)
                .each(row -> rows.put(
                        row.text("anchor"),
                        new AnchorRow(
                                row.number("id"),
                                row.small("desired_state"),
                                row.nullableSmall("object_type"),
                                row.bytes("desired_hash"))));
    }

    AnchorRow row(String anchor) {
        return Objects.requireNonNull(rows.get(anchor), "every anchor of the batch has a row");
    }

    List<Long> orphansAmong(Collection<Long> ids) {
        Set<Long> these = Set.copyOf(ids);
        return rows.values().stream()
                .filter(row -> row.orphan() && these.contains(row.id()))
                .map(AnchorRow::id)
                .toList();
    }

    long id(String anchor) {
        return row(anchor).id();
    }
}
