package io.isthmus.contracts.export;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pending export for a person to read.
 *
 * @param reason why it is pending where that is not plain: {@code NO_SOURCE}, {@code NotPersisted}, a rejected
 *     earlier attempt, …
 * @param formerAnchor of the one who has left, and whose object holds the names of this one: somebody has to say whether it is the
 *     same person ({@link PersonVerdict})
 */
public record PendingExportView(
        String targetAnchor,
        ObjectType objectType,
        Operation operation,
        @Nullable String displayName,
        @Nullable String userPrincipalName,
        @Nullable String source,
        @Nullable String targetId,
        List<AttributeChange> changes,
        long membersToAdd,
        long membersToRemove,
        @Nullable String reason,
        @Nullable String formerAnchor) {

    /** Of one whose names nobody holds who has left. */
    public PendingExportView(
            String targetAnchor,
            ObjectType objectType,
            Operation operation,
            @Nullable String displayName,
            @Nullable String userPrincipalName,
            @Nullable String source,
            @Nullable String targetId,
            List<AttributeChange> changes,
            long membersToAdd,
            long membersToRemove,
            @Nullable String reason) {
        this(
                targetAnchor,
                objectType,
                operation,
                displayName,
                userPrincipalName,
                source,
                targetId,
                changes,
                membersToAdd,
                membersToRemove,
                reason,
                null);
    }

    /** One attribute as it is expected at the target and as it should be. */
    public record AttributeChange(String attribute, List<String> expected, List<String> desired) {}

    /** One page; {@code next} is the cursor of the following page. */
    public record Page(
            List<PendingExportView> items, @Nullable String next) {}
}
