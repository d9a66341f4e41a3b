package io.isthmus.contracts.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would have to be written so that every object this deployment has changed at the target is again as it was, as
 * {@code GET /api/restoration} of export-service answers. While there is one that is not done, the pending exports are its
 * changes.
 *
 * @param since from when on requests of this deployment are put back
 * @param digest names exactly the changes that are pending now; an approval quotes it
 * @param approval of what is, or was, pending
 * @param begunAt when its first request was noted
 * @param finishedAt when nothing was left of it and the deployment was demoted
 * @param conclusion in words
 * @param whatToDo in words, if there is anything to do
 */
public record RestorationPlan(
        String id,
        String target,
        Instant since,
        Status status,
        Instant preparedAt,
        String preparedBy,
        @Nullable String digest,
        @JsonUnwrapped @Nullable PlanApproval approval,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        @JsonUnwrapped PlanProgress progress,
        String conclusion,
        @Nullable String whatToDo) {

    public RestorationPlan {
        approval = approval == null || approval.approvedDigest() == null ? null : approval;
    }

    /** Whether what was approved are the changes with this digest. */
    public boolean isApproved(@Nullable String changes) {
        return approval != null && approval.approvedDigest().equals(changes);
    }

    /** In the JSON of the plan its fields stand among the plan's own. */
    public record PlanApproval(String approvedDigest, String approvedBy, Instant approvedAt) {}

    /**
     * How far it has come; in the JSON of the plan its fields stand among the plan's own.
     *
     * @param objects that this deployment has changed, whether or not they are still to be put back
     * @param counts of what is pending now
     * @param waiting objects whose references follow once what they name has been created again
     * @param conflicts objects of which somebody else has changed something meanwhile: that part is left out
     * @param failed objects whose last attempt has failed; they are tried again
     */
    public record PlanProgress(
            long objects,
            List<PendingExportSummary.Count> counts,
            long total,
            long waiting,
            long conflicts,
            long failed,
            long awaitingConfirmation) {

        public PlanProgress {
            counts = counts == null ? List.of() : List.copyOf(counts);
        }
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
     * @param targetAnchor none for every such object
     * @param attributes none for everything of it
     */
    public record Include(
            @Nullable String targetAnchor, @Nullable List<String> attributes) {}

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
            @Nullable String displayName,
            @Nullable String targetId,
            List<ConflictingValue> values,
            List<String> included) {}

    /** One attribute or reference: before this deployment came, as it wrote it last, as it is now. */
    public record ConflictingValue(String attribute, List<String> before, List<String> written, List<String> present) {}

    /** One page; {@code next} is the cursor of the following page, if there is one. */
    public record ConflictPage(
            List<Conflict> items, @Nullable String next) {}
}
