package io.isthmus.contracts.export;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;

/**
 * What would have to be written so that every object this deployment has changed at the target is again as it was, as
 * {@code GET /api/restoration} of export-service answers. While there is one that is not done, the pending exports are its
 * changes.
 *
 * @param since from when on requests of this deployment are put back
 * @param digest names exactly the changes that are pending now; an approval quotes it
 * @param approvedDigest what was approved; {@code null} for nothing
 * @param begunAt when its first request was noted; {@code null} before
 * @param finishedAt when nothing was left of it and the deployment was demoted; {@code null} before
 * @param objects that this deployment has changed, whether or not they are still to be put back
 * @param counts of what is pending now
 * @param waiting objects whose references follow once what they name has been created again
 * @param conflicts objects of which somebody else has changed something meanwhile: that part is left out
 * @param failed objects whose last attempt has failed; they are tried again
 * @param conclusion in words
 * @param whatToDo in words; {@code null} for nothing
 */
public record RestorationPlan(
        String id,
        String target,
        Instant since,
        Status status,
        Instant preparedAt,
        String preparedBy,
        String digest,
        String approvedDigest,
        String approvedBy,
        Instant approvedAt,
        Instant begunAt,
        Instant finishedAt,
        long objects,
        List<PendingExportSummary.Count> counts,
        long total,
        long waiting,
        long conflicts,
        long failed,
        long awaitingConfirmation,
        String conclusion,
        String whatToDo) {

    public RestorationPlan {
        counts = counts == null ? List.of() : List.copyOf(counts);
    }

    public enum Status {
        /** the target is being imported, so that the plan builds on what is there now */
        PREPARING,
        /** to be looked at and approved */
        PREPARED,
        /** what is pending now was approved; nothing is written yet */
        APPROVED,
        /** the deployment is active for this plan only */
        RESTORING,
        /** nothing is left of it, confirmed by an import; the deployment is demoted */
        DONE
    }

    /** @param since as above */
    public record Prepare(Instant since) {}

    /**
     * Includes what is left out because somebody else has changed it meanwhile: it is overwritten with the value before.
     *
     * @param attributes {@code null} for everything of this object
     */
    public record Include(String targetAnchor, List<String> attributes) {}

    /**
     * An object of which somebody else has changed something meanwhile.
     *
     * @param operation what putting it back comes to
     * @param values what was found
     * @param included names of those that are overwritten nevertheless
     */
    public record Conflict(
            String targetAnchor,
            ObjectType objectType,
            Operation operation,
            String displayName,
            String targetId,
            List<ConflictingValue> values,
            List<String> included) {}

    /** One attribute or reference: before this deployment came, as it wrote it last, as it is now. */
    public record ConflictingValue(String attribute, List<String> before, List<String> written, List<String> present) {}

    /** One page; {@code next} is the cursor of the following page, or {@code null}. */
    public record ConflictPage(List<Conflict> items, String next) {}
}
