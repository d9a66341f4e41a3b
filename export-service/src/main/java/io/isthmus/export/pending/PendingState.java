package io.isthmus.export.pending;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.util.List;

/**
 * What is kept of an object's pending export.
 *
 * @param operation {@code null} when nothing is pending
 * @param phase when its own image is written; {@code null} when only its membership differs, or it must not be written
 * @param hash {@code null} when nothing is pending
 * @param reason why it is pending where that is not plain
 * @param waiting whether references remain that cannot be written yet
 * @param conflicts names of what somebody else has changed of an object that is to be put back
 */
public record PendingState(
        Operation operation,
        Phase phase,
        byte[] hash,
        Reason reason,
        boolean unsupported,
        boolean waiting,
        List<String> conflicts) {

    PendingState(Operation operation, Phase phase, byte[] hash, Reason reason, boolean unsupported, boolean waiting) {
        this(operation, phase, hash, reason, unsupported, waiting, List.of());
    }

    PendingState with(List<String> found) {
        return found.isEmpty()
                ? this
                : new PendingState(operation, phase, hash, reason, unsupported, waiting, List.copyOf(found));
    }
}
