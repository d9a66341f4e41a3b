package io.isthmus.contracts.export;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All pending exports in numbers, as {@code GET /api/pending-exports/summary} of export-service answers.
 *
 * @param digest names exactly the set of pending exports that was counted; an approval quotes it
 * @param awaitingConfirmation objects written and not yet seen by a target import
 * @param unsupported objects the target has no resource type for
 * @param reasons pending exports by the name of their reason ({@code NO_SOURCE}, {@code NotPersisted}, …); absent
 *     where none has one
 */
public record PendingExportSummary(
        String digest,
        List<Count> counts,
        long total,
        long awaitingConfirmation,
        long unsupported,
        Instant computedAt,
        @Nullable Map<String, Long> reasons) {

    /** Without reasons. */
    public PendingExportSummary(
            String digest,
            List<Count> counts,
            long total,
            long awaitingConfirmation,
            long unsupported,
            Instant computedAt) {
        this(digest, counts, total, awaitingConfirmation, unsupported, computedAt, null);
    }

    public record Count(ObjectType objectType, Operation operation, long count) {}
}
