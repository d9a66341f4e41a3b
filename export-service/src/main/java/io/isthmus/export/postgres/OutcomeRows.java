package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Keeps a batch of outcomes: first what they say of the target, then how the objects stand. */
final class OutcomeRows {

    private static final String HEADS = """
            update target_object t
               set last_result = u.result, last_code = u.code, last_reason = u.reason, last_at = now(),
                   attempts = case u.fate when 0 then 0 else t.attempts + 1 end,
                   failed_run = case u.fate when 1 then ? when 0 then null else t.failed_run end,
                   members_failed_run = case u.fate when 2 then ? else t.members_failed_run end,
                   next_attempt_at = case when u.fate in (1, 2)
                        then now() + least(?, ? * power(2, least(t.attempts, 20))) * interval '1 second' end,
                   -- what the consumer has changed meanwhile is first judged by the gate again
                   phase = case when t.dirty then null else t.phase end
              from unnest(?, ?, ?, ?, ?) as u(id, result, code, reason, fate)
             where t.id = u.id""";
    /**
     * What was written as it was desired leaves nothing pending, so nothing is loaded and judged again; unless the consumer has
     * changed it meanwhile, then the next comparison does.
     */
    private static final String PLAIN = """
            update target_object t
               set observed_id = coalesce(u.observed_id, t.observed_id), owned = t.owned or u.observed_id is not null,
                   blocked = case when u.observed_id is null then t.blocked end,
                   note = case when u.observed_id is null then t.note end,
                   last_result = u.result, last_code = null, last_reason = null, last_at = now(),
                   attempts = 0, failed_run = null, next_attempt_at = null, phase = null,
                   operation = case when t.dirty then t.operation end,
                   pending_hash = case when t.dirty then t.pending_hash end,
                   pending_reason = case when t.dirty then t.pending_reason end,
                   waiting = case when t.dirty then t.waiting else u.waiting end
              from unnest(?, ?, ?, ?) as u(id, observed_id, result, waiting)
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

    void record(List<Recorded> settled, PendingStates states) throws SQLException {
        List<Recorded> outcomes = settled.stream()
                .filter(one -> !(one.settled() instanceof Settled.StillUnknown))
                .toList();
        // whatever of this a crash takes back is still marked as in flight, and looked up
        Sql.update(connection, "set local synchronous_commit = off");
        // what is put back may need a second request, so it is always judged again
        boolean restoring = RestorationRows.inForce(connection);
        Predicate<Recorded> isPlain = outcome -> !restoring && isPlain(outcome);
        List<Recorded> plain = outcomes.stream().filter(isPlain).toList();
        List<Recorded> others = outcomes.stream().filter(isPlain.negate()).toList();
        ObjectRows.lock(connection, ids(others));
        Map<Long, Long> created = memory(outcomes);
        plain(plain, created);
        if (!others.isEmpty()) {
            created.keySet().removeAll(ids(plain));
            MemoryRows.link(connection, created);
            heads(others);
            judgeAgain(ids(others), states);
        }
        WrittenRows.settled(connection, outcomes);
        Sql.update(connection, "delete from in_flight where object_id = any(?)", Sql.bigints(ids(outcomes)));
    }

    private static List<Long> ids(List<Recorded> outcomes) {
        return outcomes.stream().map(outcome -> outcome.work().id()).sorted().toList();
    }

    /** A person's own image was written; groups have memberships beside theirs, and those may still differ. */
    private static boolean isPlain(Recorded outcome) {
        return outcome.work().objectType() != ObjectType.GROUP
                && outcome.settled() instanceof Settled.Written written
                && !(written.export() instanceof PendingExport.Delete);
    }

    private void plain(List<Recorded> outcomes, Map<Long, Long> created) throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        Sql.update(
                connection,
                PLAIN,
                Sql.bigints(outcomes.stream().map(one -> one.work().id()).toList()),
                Sql.bigints(outcomes.stream()
                        .map(one -> created.get(one.work().id()))
                        .toList()),
                Sql.smallints(outcomes.stream()
                        .map(one -> Codes.of(outcome(one.settled()).result()))
                        .toList()),
                Sql.booleans(outcomes.stream()
                        .map(one -> waits(((Settled.Written) one.settled()).export()))
                        .toList()));
        Sql.update(connection, "update target_state set pending_version = pending_version + 1");
    }

    private static boolean waits(PendingExport export) {
        return switch (export) {
            case PendingExport.Add add -> add.waits();
            case PendingExport.Update update -> update.waits();
            default -> false;
        };
    }

    /** @return rows of what was created, by the object's id */
    private Map<Long, Long> memory(List<Recorded> outcomes) throws SQLException {
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
                case Settled.StillUnknown ignored -> throw new IllegalStateException("it stays in flight");
            }
        }
        Map<Long, Long> observedIds = new HashMap<>(MemoryRows.created(connection, created));
        MemoryRows.changed(connection, changed);
        MemoryRows.deletions(connection, deletions(changed, removed));
        gone(removed);
        return observedIds;
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
        for (Recorded recorded : outcomes) {
            Settled.Failed failure = failure(recorded.settled());
            if (recorded.settled() instanceof Settled.NotSent) {
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
    }

    private static int fate(Settled settled, Settled.Failed failure) {
        return switch (settled) {
            case Settled.Written ignored -> WRITTEN;
            case Settled.MembersWritten ignored -> failure == null ? WRITTEN : MEMBERS_FAILED;
            case Settled.Failed ignored -> FAILED;
            case Settled.Seen ignored -> LOOKED_UP;
            case Settled.Gone ignored -> LOOKED_UP;
            case Settled.NotSent ignored -> LOOKED_UP;
            case Settled.StillUnknown ignored -> LOOKED_UP;
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
            case Settled.StillUnknown ignored -> null;
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
