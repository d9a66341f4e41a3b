package io.isthmus.sync.importing;

import io.isthmus.contracts.operations.Run.RunError;

/**
 * How an import ended.
 *
 * @param failure why it ended early, {@code null} when it saw everything
 * @param synchronizes whether markers were sent, so that a synchronization follows
 * @param watermark where the next delta starts, {@code null} when not known
 */
public record ImportResult(RunError failure, boolean synchronizes, String watermark) {

    public boolean complete() {
        return failure == null;
    }
}
