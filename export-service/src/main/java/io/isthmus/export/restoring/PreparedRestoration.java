package io.isthmus.export.restoring;

import java.time.Instant;

/**
 * A plan to put back what was written.
 *
 * @param since from when on requests are put back
 * @param approvedDigest {@code null} while nothing was approved
 * @param begunAt when its first request was noted, or {@code null}
 * @param begunEpoch epoch in which a request of it was noted last: only in that one it goes on without another approval
 * @param finishedAt when nothing was left of it, or {@code null}
 */
public record PreparedRestoration(
        String id,
        String target,
        Instant since,
        Instant preparedAt,
        String preparedBy,
        String approvedDigest,
        String approvedBy,
        Instant approvedAt,
        Instant begunAt,
        Long begunEpoch,
        Instant finishedAt) {

    static PreparedRestoration prepared(String id, String target, Instant since, Instant at, String by) {
        return new PreparedRestoration(id, target, since, at, by, null, null, null, null, null, null);
    }

    boolean finished() {
        return finishedAt != null;
    }
}
