package io.isthmus.export.pending;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an object's pending export.
 *
 * @param operation none when nothing is pending
 * @param phase when its own image is written; none when only its membership differs, or it must not be written
 * @param hash none when nothing is pending
 * @param reason why it is pending where that is not plain
 * @param waiting whether references remain that cannot be written yet
 * @param conflicts names of what somebody else has changed of an object that is to be put back
 */
public record PendingState(
        @Nullable Operation operation,
        @Nullable Phase phase,
        byte @Nullable [] hash,
        @Nullable Reason reason,
        boolean unsupported,
        boolean waiting,
        List<String> conflicts) {}
