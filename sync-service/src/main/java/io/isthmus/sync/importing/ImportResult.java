package io.isthmus.sync.importing;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.source.FindingMethod;
import io.isthmus.sync.source.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * How an import ended.
 *
 * @param failure why it ended early, absent when it saw everything
 * @param synchronizes whether markers were sent, so that a synchronization follows
 * @param watermark where the next delta starts, absent when not known
 * @param method how changes are found, absent when not known
 */
public record ImportResult(
        @Nullable RunError failure,
        boolean synchronizes,
        @Nullable String watermark,
        @Nullable FindingMethod method) {

    public ImportResult(@Nullable RunError failure, boolean synchronizes, @Nullable String watermark) {
        this(failure, synchronizes, watermark, null);
    }

    public boolean complete() {
        return failure == null;
    }

    /** Whether the directory could not tell what changed: only a full import helps. */
    public boolean needsFullImport() {
        return failure != null && failure.code().equals(SourceException.Code.DELTA_IMPOSSIBLE.name());
    }
}
