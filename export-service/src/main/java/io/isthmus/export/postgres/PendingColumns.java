package io.isthmus.export.postgres;

import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.comparing.PendingState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keeps what is pending beside each object, so that counting and paging are index scans. */
final class PendingColumns {

    private static final String UPDATE = """
            update target_object t
               set dirty = false, operation = u.operation, phase = u.phase, pending_hash = u.hash,
                   pending_reason = u.reason, unsupported = u.unsupported, waiting = u.waiting,
                   attempts = case when t.pending_hash is not distinct from u.hash then t.attempts else 0 end,
                   next_attempt_at = case when t.pending_hash is not distinct from u.hash then t.next_attempt_at end
              from unnest(?, ?, ?, ?, ?, ?, ?) as u(id, operation, phase, hash, reason, unsupported, waiting)
             where t.id = u.id""";
    /** A memory that was superseded and has nothing left to say. */
    private static final String FORGET = """
            with settled as (
              update observed_object set remembered_hash = null, remembered_generation = null
               where id = any(?) and remembered_generation is not null and remembered_generation < generation
              returning id)
            update observed_image i set remembered = null from settled s where i.observed_id = s.id""";

    private PendingColumns() {}

    static void write(Connection connection, List<ComparedObject> objects, Function<ComparedObject, PendingState> judge)
            throws SQLException {
        List<Long> ids = new ArrayList<>();
        List<Integer> operations = new ArrayList<>();
        List<Integer> phases = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        List<Boolean> unsupported = new ArrayList<>();
        List<Boolean> waiting = new ArrayList<>();
        List<Long> settled = new ArrayList<>();
        Map<Long, PendingState> states = new LinkedHashMap<>();
        for (ComparedObject object : objects) {
            PendingState state = judge.apply(object);
            states.put(object.id(), state);
            ids.add(object.id());
            operations.add(state.operation() == null ? null : Integer.valueOf(Codes.of(state.operation())));
            phases.add(state.phase() == null ? null : Integer.valueOf(Codes.of(state.phase())));
            hashes.add(state.hash());
            reasons.add(state.reason());
            unsupported.add(state.unsupported());
            waiting.add(state.waiting());
            if (state.operation() == null && object.object().written() != null) {
                settled.add(object.observedId());
            }
        }
        Sql.update(
                connection,
                UPDATE,
                Sql.bigints(ids),
                Sql.smallints(operations),
                Sql.smallints(phases),
                Sql.byteas(hashes),
                Sql.texts(reasons),
                Sql.booleans(unsupported),
                Sql.booleans(waiting));
        if (!settled.isEmpty()) {
            Sql.update(connection, FORGET, Sql.bigints(settled));
        }
        RestorationRows.conflicts(connection, states);
        Sql.update(connection, "update target_state set pending_version = pending_version + 1");
    }
}
