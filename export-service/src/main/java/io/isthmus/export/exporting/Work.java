package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.PendingExport;
import java.util.List;

/**
 * One object's pending exports of one phase, marked as in flight in the database.
 *
 * @param id of its row
 * @param targetId the target's own id, or {@code null} while it is not there
 * @param source where it comes from, for people
 * @param addresses by which it may match softly
 * @param attempts failed ones before this
 * @param exports to be sent one after the other; several only for a big membership
 */
public record Work(
        long id,
        String targetAnchor,
        ObjectType objectType,
        String targetId,
        String source,
        String userName,
        String mail,
        List<String> addresses,
        Operation operation,
        int attempts,
        List<PendingExport> exports) {}
