package io.isthmus.export.postgres;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.comparing.PendingStates;
import io.isthmus.export.exporting.Recorded;
import io.isthmus.export.exporting.Settled;
import io.isthmus.export.exporting.Work;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Keeps a batch of outcomes: first what they say of the target, then how the objects stand. */
final class OutcomeRows {

    private static final String HEADS = """
            update target_object t
               set in_flight = false, last_result = u.result, last_code = u.code, last_reason = u.reason, last_at = now(),
                   attempts = case u.fate when 0 then 0 else t.attempts + 1 end,
                   failed_run = case u.fate when 1 then ? when 0 then null else t.failed_run end,
                   members_failed_run = case u.fate when 2 then ? else t.members_failed_run end,
                   next_attempt_at = case when u.fate in (1, 2)
                        then now() + least(?, ? * power(2, least(t.attempts, 20))) * interval '1 second' end,
                   -- what the consumer has changed meanwhile is first judged by the gate again
                   phase = case when t.dirty then null else t.phase end
              from unnest(?, ?, ?, ?, ?) as u(id, result, code, reason, fate)
             where t.id = u.id""";
    private static final int WRITTEN = 0;
    private static final int FAILED = 1;
    private static final int MEMBERS_FAILED = 2;
    private static final int LOOKED_UP = 3;
    private static final int REASON_LENGTH = 1_000;

    private final Connection connection;
    private final long run;
    private final Duration firstRetry;
    private final Duration longestRetry;

    OutcomeRows(Connection connection, long run, Duration firstRetry, Duration longestRetry) {
        this.connection = connection;
        this.run = run;
        this.firstRetry = firstRetry;
        this.longestRetry = longestRetry;
    }

    void record(List<Recorded> outcomes, PendingStates states) throws SQLException {
        List<Long> ids =
                outcomes.stream().map(outcome -> outcome.work().id()).sorted().toList();
        ObjectRows.lock(connection, ids);
        memory(outcomes);
        heads(outcomes);
        judgeAgain(ids, states);
    }

    private void memory(List<Recorded> outcomes) throws SQLException {
        List<Recorded> created = new ArrayList<>();
        List<Recorded> changed = new ArrayList<>();
        List<Recorded> removed = new ArrayList<>();
        for (Recorded outcome : outcomes) {
            switch (outcome.settled()) {
                case Settled.Written written -> {
                    switch (written.export()) {
                        case PendingExport.Add ignored -> created.add(outcome);
                        case PendingExport.Update ignored -> changed.add(outcome);
                        case PendingExport.Disable ignored -> changed.add(outcome);
                        case PendingExport.Delete ignored -> removed.add(outcome);
                        case PendingExport.ChangeMembers ignored ->
                            throw new IllegalStateException("memberships settle as MembersWritten");
                    }
                }
                case Settled.MembersWritten members -> MemoryRows.members(connection, outcome.work(), members);
                case Settled.Seen seen -> seen(outcome.work(), seen);
                case Settled.Gone ignored -> removed.add(outcome);
                case Settled.Failed ignored -> {}
                case Settled.NotSent ignored -> {}
            }
        }
        MemoryRows.created(connection, created);
        MemoryRows.changed(connection, changed);
        MemoryRows.deletions(connection, deletions(changed, removed));
        gone(removed);
    }

    /** A look-up is an observation: it replaces whatever was remembered. */
    private void seen(Work work, Settled.Seen seen) throws SQLException {
        long generation = Sql.one(connection, "select generation from target_state", row -> row.getLong(1));
        ObservedRows.Kept kept = new ObservedRows(
                        connection, generation, seen.observed().objectType())
                .keep(List.of(seen.observed()), new BitSet());
        Map<String, Long> ids = kept.ids();
        long observedId = ids.get(seen.observed().targetId());
        MemoryRows.forget(connection, observedId, generation);
        Sql.update(connection, """
                update target_object set observed_id = ?, owned = true, blocked = null, note = null,
                                         members_dirty = bucket_count is not null
                 where id = ? and not exists (select 1 from target_object where observed_id = ?)""", observedId, work.id(), observedId);
    }

    private void gone(List<Recorded> removed) throws SQLException {
        List<Long> byUs = new ArrayList<>();
        List<Long> byOthers = new ArrayList<>();
        for (Recorded outcome : removed) {
            (outcome.work().operation() == Operation.DELETE ? byUs : byOthers)
                    .add(outcome.work().id());
        }
        remove(byUs, false);
        remove(byOthers, true);
    }

    private void remove(List<Long> ids, boolean surprising) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        List<Long> observed = Sql.list(
                connection,
                "select observed_id from target_object where id = any(?) and observed_id is not null",
                row -> row.getLong(1),
                Sql.bigints(ids));
        if (!observed.isEmpty()) {
            GoneRows.remove(connection, observed, surprising);
        }
    }

    private static List<Work> deletions(List<Recorded> changed, List<Recorded> removed) {
        List<Work> deletions = new ArrayList<>();
        for (Recorded outcome : changed) {
            if (outcome.work().operation() == Operation.DISABLE) {
                deletions.add(outcome.work());
            }
        }
        for (Recorded outcome : removed) {
            if (outcome.work().operation() == Operation.DELETE) {
                deletions.add(outcome.work());
            }
        }
        return deletions;
    }

    private void heads(List<Recorded> outcomes) throws SQLException {
        List<Long> ids = new ArrayList<>();
        List<Integer> results = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        List<Integer> fates = new ArrayList<>();
        List<Long> notSent = new ArrayList<>();
        for (Recorded recorded : outcomes) {
            Settled.Failed failure = failure(recorded.settled());
            if (recorded.settled() instanceof Settled.NotSent) {
                notSent.add(recorded.work().id());
                continue;
            }
            Outcome outcome = outcome(recorded.settled());
            ids.add(recorded.work().id());
            results.add(outcome == null ? null : Integer.valueOf(Codes.of(outcome.result())));
            codes.add(failure == null ? null : failure.code());
            reasons.add(failure == null ? null : cut(failure.reason()));
            fates.add(fate(recorded.settled(), failure));
        }
        Sql.update(
                connection,
                HEADS,
                run,
                run,
                (double) longestRetry.toSeconds(),
                firstRetry.toMillis() / 1_000.0,
                Sql.bigints(ids),
                Sql.smallints(results),
                Sql.texts(codes),
                Sql.texts(reasons),
                Sql.ints(fates));
        if (!notSent.isEmpty()) {
            Sql.update(
                    connection, "update target_object set in_flight = false where id = any(?)", Sql.bigints(notSent));
        }
    }

    private static int fate(Settled settled, Settled.Failed failure) {
        return switch (settled) {
            case Settled.Written ignored -> WRITTEN;
            case Settled.MembersWritten ignored -> failure == null ? WRITTEN : MEMBERS_FAILED;
            case Settled.Failed ignored -> FAILED;
            case Settled.Seen ignored -> LOOKED_UP;
            case Settled.Gone ignored -> LOOKED_UP;
            case Settled.NotSent ignored -> LOOKED_UP;
        };
    }

    private static Settled.Failed failure(Settled settled) {
        return switch (settled) {
            case Settled.Failed failed -> failed;
            case Settled.MembersWritten members -> members.failure();
            default -> null;
        };
    }

    private static Outcome outcome(Settled settled) {
        return switch (settled) {
            case Settled.Written written -> written.outcome();
            case Settled.MembersWritten members ->
                members.failure() == null
                        ? new Outcome.Accepted(null, null)
                        : members.failure().outcome();
            case Settled.Seen seen -> seen.outcome();
            case Settled.Gone gone -> gone.outcome();
            case Settled.Failed failed -> failed.outcome();
            case Settled.NotSent ignored -> null;
        };
    }

    private static String cut(String reason) {
        return reason == null || reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }

    private void judgeAgain(List<Long> ids, PendingStates states) throws SQLException {
        List<Long> unchanged = Sql.list(
                connection,
                "select id from target_object where id = any(?) and not dirty and failed_run is distinct from ?",
                row -> row.getLong(1),
                Sql.bigints(ids),
                run);
        if (unchanged.isEmpty()) {
            return;
        }
        List<ComparedObject> objects = ObjectRows.load(connection, unchanged);
        PendingColumns.write(connection, objects, states::of);
    }
}
