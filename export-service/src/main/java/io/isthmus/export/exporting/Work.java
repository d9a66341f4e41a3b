package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object's pending exports of one phase, marked as in flight in the database.
 *
 * @param id of its row
 * @param targetId the target's own id, once it is there
 * @param source where it comes from, for people
 * @param attempts failed ones before this
 * @param exports to be sent one after the other; several only for a big membership
 */
public record Work(
        long id,
        String targetAnchor,
        ObjectType objectType,
        @Nullable String targetId,
        @Nullable String source,
        LookUpNames names,
        Operation operation,
        int attempts,
        List<PendingExport> exports) {

    boolean isMembership() {
        return !exports.isEmpty() && exports.getFirst() instanceof PendingExport.ChangeMembers;
    }

    Work with(List<PendingExport> requests) {
        return new Work(id, targetAnchor, objectType, targetId, source, names, operation, attempts, requests);
    }

    /** With the names of another image, by which it is looked for. */
    Work named(Image image) {
        return new Work(
                id,
                targetAnchor,
                objectType,
                targetId,
                source,
                LookUpNames.of(objectType, image.attributes()),
                operation,
                attempts,
                exports);
    }
}
