package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of trying. The one writer of {@code export_attempt}. */
public final class AttemptRows {

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

    /**
     * @param failed how often it has failed since it last came to an end
     * @param failedRun number of the run in which it failed last
     * @param membersFailedRun the same of its membership
     */
    public record Attempts(
            int failed, @Nullable Long failedRun, @Nullable Long membersFailedRun) {}

    /**
     * @param restMillis how long it rests from now on; none: not at all
     * @param result of the last request, if one was sent
     */
    public record Tried(
            long id,
            Attempts attempts,
            @Nullable Long restMillis,
            @Nullable Result result,
            @Nullable String code,
            @Nullable String reason) {}

    /** Shortest way, taken for nearly all: what was before does not matter. */
    public static void succeeded(Transaction transaction, List<Tried> written) {
        if (!written.isEmpty()) {
            transaction
                    .sql(SUCCEEDED)
                    .bigints("ids", written, Tried::id)
                    .smallints("results", written, AttemptRows::result)
                    .update();
        }
    }

    public static void tried(Transaction transaction, List<Tried> tried) {
        if (!tried.isEmpty()) {
            transaction
                    .sql(TRIED)
                    .bigints("ids", tried, Tried::id)
                    .ints("attempts", tried, each -> each.attempts().failed())
                    .bigints("failed_runs", tried, each -> each.attempts().failedRun())
                    .bigints(
                            "members_failed_runs",
                            tried,
                            each -> each.attempts().membersFailedRun())
                    .bigints("rests", tried, Tried::restMillis)
                    .smallints("results", tried, AttemptRows::result)
                    .texts("codes", tried, Tried::code)
                    .texts("reasons", tried, Tried::reason)
                    .update();
        }
    }

    private static @Nullable Integer result(Tried tried) {
        return tried.result() == null ? null : Codes.of(tried.result());
    }

    /** By object; whoever was never tried is not in here. */
    public static Map<Long, Attempts> load(Transaction transaction, Collection<Long> ids) {
        Map<Long, Attempts> attempts = new HashMap<>();
        transaction
                .sql(LOAD)
                .bigints("ids", ids)
                .each(row -> attempts.put(
                        row.number("object_id"),
                        new Attempts(
                                row.small("attempts"),
                                row.nullableNumber("failed_run"),
                                row.nullableNumber("members_failed_run"))));
        return attempts;
    }

    /** The batch says something else of these: they are tried at once. */
    public static void desiredAnew(Transaction transaction, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transaction.sql(DESIRED_ANEW).bigints("ids", ids).update();
        }
    }

    /** Something else is pending of these than what has failed. */
    public static void pendingAnew(Transaction transaction, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transaction.sql(PENDING_ANEW).bigints("ids", ids).update();
        }
    }
}
