package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.exporting.Tries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of trying. The one writer of {@code export_attempt}. */
final class AttemptRows {

    private static final String SUCCEEDED = """
            insert into export_attempt (object_id, last_result, last_at)
            select u.id, u.result, now() from unnest(:ids, :results) as u(id, result)
            on conflict (object_id) do update
               set last_result = excluded.last_result, last_code = null, last_reason = null, last_at = excluded.last_at,
                   attempts = 0, failed_run = null, next_attempt_at = null""";
    private static final String TRIED = """
            insert into export_attempt (object_id, attempts, failed_run, members_failed_run, next_attempt_at, last_result,
                                        last_code, last_reason, last_at)
            select u.id, u.attempts, u.failed_run, u.members_failed_run, now() + u.rest_millis * interval '1 millisecond',
                   u.result, u.code, u.reason, now()
              from unnest(:ids, :attempts, :failed_runs, :members_failed_runs, :rests, :results, :codes, :reasons)
                   as u(id, attempts, failed_run, members_failed_run, rest_millis, result, code, reason)
            on conflict (object_id) do update
               set attempts = excluded.attempts, failed_run = excluded.failed_run,
                   members_failed_run = excluded.members_failed_run, next_attempt_at = excluded.next_attempt_at,
                   last_result = excluded.last_result, last_code = excluded.last_code, last_reason = excluded.last_reason,
                   last_at = excluded.last_at""";
    private static final String LOAD = """
            select object_id, attempts, failed_run, members_failed_run from export_attempt where object_id = any(:ids)""";
    private static final String DESIRED_ANEW = """
            update export_attempt set attempts = 0, failed_run = null, next_attempt_at = null
             where object_id = any(:ids) and (attempts > 0 or failed_run is not null or next_attempt_at is not null)""";
    private static final String PENDING_ANEW = """
            update export_attempt set attempts = 0, next_attempt_at = null
             where object_id = any(:ids) and (attempts > 0 or next_attempt_at is not null)""";

    private AttemptRows() {}

    /** @param result of the last request, {@code null} where none was sent */
    record Tried(long id, Tries tries, Result result, String code, String reason) {}

    /** Shortest way, taken for nearly all: what was before does not matter. */
    static void succeeded(Connection connection, List<Tried> written) throws SQLException {
        if (!written.isEmpty()) {
            Sql.of(connection, SUCCEEDED)
                    .bigints("ids", written, Tried::id)
                    .smallints("results", written, tried -> Codes.of(tried.result()))
                    .update();
        }
    }

    static void tried(Connection connection, List<Tried> tried) throws SQLException {
        if (!tried.isEmpty()) {
            Sql.of(connection, TRIED)
                    .bigints("ids", tried, Tried::id)
                    .ints("attempts", tried, each -> each.tries().failed())
                    .bigints("failed_runs", tried, each -> each.tries().failedRun())
                    .bigints("members_failed_runs", tried, each -> each.tries().membersFailedRun())
                    .bigints("rests", tried, each -> each.tries().restMillis())
                    .smallints("results", tried, each -> each.result() == null ? null : Codes.of(each.result()))
                    .texts("codes", tried, Tried::code)
                    .texts("reasons", tried, Tried::reason)
                    .update();
        }
    }

    /** By object; whoever was never tried is not in here. */
    static Map<Long, Tries> load(Connection connection, Collection<Long> ids) throws SQLException {
        Map<Long, Tries> tries = new HashMap<>();
        Sql.of(connection, LOAD)
                .bigints("ids", ids)
                .each(row -> tries.put(
                        row.number("object_id"),
                        new Tries(
                                row.small("attempts"),
                                row.nullableNumber("failed_run"),
                                row.nullableNumber("members_failed_run"),
                                null)));
        return tries;
    }

    /** The batch says something else of these: they are tried at once. */
    static void desiredAnew(Connection connection, Collection<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            Sql.of(connection, DESIRED_ANEW).bigints("ids", ids).update();
        }
    }

    /** Something else is pending of these than what has failed. */
    static void pendingAnew(Connection connection, Collection<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            Sql.of(connection, PENDING_ANEW).bigints("ids", ids).update();
        }
    }
}
