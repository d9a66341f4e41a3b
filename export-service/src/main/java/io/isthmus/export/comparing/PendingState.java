package io.isthmus.export.comparing;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.Phase;

/**
 * What is kept of an object's pending export.
 *
 * @param operation {@code null} when nothing is pending
 * @param phase when its own image is written; {@code null} when only its membership differs, or it must not be written
 * @param hash {@code null} when nothing is pending
 * @param reason why it is pending where that is not plain
 * @param waiting whether references remain that cannot be written yet
 */
public record PendingState(
        Operation operation, Phase phase, byte[] hash, String reason, boolean unsupported, boolean waiting) {}
