package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.pending.PendingState;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is pending, so that counting and paging are index scans. The one writer of {@code pending_export}; no row for nothing. */
public final class PendingRows {

    private static final String KEEP = """
            insert into pending_export (object_id, operation, phase, hash, reason, reason_parameters, unsupported, waiting)
            select u.id, u.operation, u.phase, u.hash, u.reason, string_to_array(u.parameters, E'\\x01'), u.unsupported,
                   u.waiting
              from unnest(:ids, :operations, :phases, :hashes, :reasons, :parameters, :unsupported, :waiting)
                   as u(id, operation, phase, hash, reason, parameters, unsupported, waiting)
            on conflict (object_id) do update
               set operation = excluded.operation, phase = excluded.phase, hash = excluded.hash, reason = excluded.reason,
                   reason_parameters = excluded.reason_parameters, unsupported = excluded.unsupported,
                   waiting = excluded.waiting""";
    private static final String NOTHING = "delete from pending_export where object_id = any(:ids)";
    private static final String OTHERWISE = """
            select u.id from unnest(:ids, :hashes) as u(id, hash)
              left join pending_export p on p.object_id = u.id where p.hash is distinct from u.hash""";
    /** What the consumer has changed meanwhile is first judged by the gate again. */
    private static final String NOT_NOW = """
            update pending_export set phase = null
             where object_id = any(:ids) and phase is not null
               and exists (select 1 from comparison_due d where d.object_id = pending_export.object_id)""";

    private static final String WRITTEN = """
            delete from pending_export
             where object_id = any(:ids)
               and not exists (select 1 from comparison_due d where d.object_id = pending_export.object_id)""";
    private static final String WAITING = """
            insert into pending_export (object_id, waiting) select id, true from unnest(:ids) as u(id)
            on conflict (object_id) do nothing""";
    private static final String VERSION = "update target_state set pending_version = pending_version + 1";
    private static final String SEPARATOR = "\u0001";

    private PendingRows() {}

    public static void keep(Transaction transaction, Map<Long, PendingState> states) {
        if (states.isEmpty()) {
            return;
        }
        AttemptRows.pendingAnew(transaction, otherwise(transaction, states));
        List<Map.Entry<Long, PendingState>> some = states.entrySet().stream()
                .filter(entry -> !nothing(entry.getValue()))
                .toList();
        List<Long> none = states.entrySet().stream()
                .filter(entry -> nothing(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!none.isEmpty()) {
            transaction.sql(NOTHING).bigints("ids", none).update();
        }
        if (!some.isEmpty()) {
            write(transaction, some);
        }
        transaction.sql(VERSION).update();
    }

    private static boolean nothing(PendingState state) {
        return state.operation() == null && !state.unsupported() && !state.waiting();
    }

    /** Those of which something else is pending than before. */
    private static List<Long> otherwise(Transaction transaction, Map<Long, PendingState> states) {
        return transaction
                .sql(OTHERWISE)
                .bigints("ids", states.keySet())
                .byteas("hashes", states.values(), PendingState::hash)
                .list(row -> row.number("id"));
    }

    private static void write(Transaction transaction, List<Map.Entry<Long, PendingState>> some) {
        List<PendingState> states = some.stream().map(Map.Entry::getValue).toList();
        transaction
                .sql(KEEP)
                .bigints("ids", some, Map.Entry::getKey)
                .smallints(
                        "operations", states, state -> state.operation() == null ? null : Codes.of(state.operation()))
                .smallints("phases", states, state -> state.phase() == null ? null : Codes.of(state.phase()))
                .byteas("hashes", states, PendingState::hash)
                .texts(
                        "reasons",
                        states,
                        state -> state.reason() == null ? null : state.reason().code())
                .texts("parameters", states, PendingRows::parameters)
                .booleans("unsupported", states, PendingState::unsupported)
                .booleans("waiting", states, PendingState::waiting)
                .update();
    }

    /** Arrays of arrays are rectangular in SQL, so they travel as text. */
    private static String parameters(PendingState state) {
        return state.reason() == null
                ? ""
                : String.join(SEPARATOR, state.reason().parameters());
    }

    /**
     * Written as it was desired, which leaves nothing pending, so nothing is loaded and compared again; unless the consumer has
     * changed it meanwhile, then the next comparison does.
     *
     * @param waiting those whose references follow
     */
    public static void written(Transaction transaction, Collection<Long> ids, Collection<Long> waiting) {
        if (ids.isEmpty()) {
            return;
        }
        judgedBeforeTheChange(transaction, ids);
        transaction.sql(WRITTEN).bigints("ids", ids).update();
        if (!waiting.isEmpty()) {
            transaction.sql(WAITING).bigints("ids", waiting).update();
        }
        transaction.sql(VERSION).update();
    }

    public static void judgedBeforeTheChange(Transaction transaction, Collection<Long> ids) {
        transaction.sql(NOT_NOW).bigints("ids", ids).update();
    }
}
