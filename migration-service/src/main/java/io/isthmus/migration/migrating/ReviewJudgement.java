package io.isthmus.migration.migrating;

import static io.isthmus.migration.migrating.StepJudgement.notPassed;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.migration.migrating.StepEvidence.Reviewed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import org.jspecify.annotations.Nullable;

/** Whether the pending exports are still exactly the ones that a person has looked at. */
public final class ReviewJudgement {

    private ReviewJudgement() {}

    /** @param digest that the person quotes */
    public static StepJudgement judge(@Nullable String digest, @Nullable String comment, PendingExportSummary now) {
        if (digest == null || digest.isBlank()) {
            return notPassed(
                    "DIGEST_MISSING",
                    "the body names no digest of the pending exports that were looked at",
                    "Take it from GET /api/pending-exports/summary of export-service: {\"digest\": \"…\"}.");
        }
        return digest.equals(now.digest())
                ? new Passed(new Reviewed(now, comment))
                : notPassed(
                        "PENDING_EXPORTS_CHANGED",
                        "the pending exports are not the ones that were looked at: their digest is " + now.digest()
                                + " now (" + now.total() + " pending), not " + digest,
                        "Look at GET /api/pending-exports of export-service again, then trigger"
                                + " REVIEW_PENDING_EXPORTS with the digest of its summary.");
    }

    /** The same at cutover: whoever leaves staging mode exports what was reviewed, or nothing. */
    public static StepJudgement stillThose(@Nullable String reviewedDigest, PendingExportSummary now) {
        return judge(reviewedDigest, null, now);
    }
}
