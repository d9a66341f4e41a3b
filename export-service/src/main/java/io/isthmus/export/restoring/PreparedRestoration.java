package io.isthmus.export.restoring;

import io.isthmus.contracts.export.RestorationPlan.PlanApproval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan to put back what was written.
 *
 * @param since from when on requests are put back
 * @param begunAt when its first request was noted
 * @param begunEpoch epoch in which a request of it was noted last: only in that one it goes on without another approval
 * @param finishedAt when nothing was left of it
 */
public record PreparedRestoration(
        String id,
        String target,
        Instant since,
        Instant preparedAt,
        String preparedBy,
        @Nullable PlanApproval approval,
        @Nullable Instant begunAt,
        @Nullable Long begunEpoch,
        @Nullable Instant finishedAt) {

    static PreparedRestoration prepared(String id, String target, Instant since, Instant at, String by) {
        return new PreparedRestoration(id, target, since, at, by, null, null, null, null);
    }

    boolean isApproved(String digest) {
        return approval != null && approval.approvedDigest().equals(digest);
    }

    boolean finished() {
        return finishedAt != null;
    }
}
