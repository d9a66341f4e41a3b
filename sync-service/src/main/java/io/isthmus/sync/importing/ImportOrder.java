package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.SourceSettings;
import org.jspecify.annotations.Nullable;

/**
 * One import to be done.
 *
 * @param watermark where a delta starts; absent for a full import
 * @param quiet whether a delta that finds nothing is to leave no trace: nothing waits to be synchronized
 */
public record ImportOrder(
        String runId,
        SourceSettings source,
        ImportSelection selection,
        @Nullable String watermark,
        boolean quiet) {

    ImportOrder(String runId, SourceSettings source, ImportSelection selection, @Nullable String watermark) {
        this(runId, source, selection, watermark, false);
    }

    /** The same for what is read a second time: as in a delta, an object that comes again is no twin of itself. */
    ImportOrder again() {
        return new ImportOrder(runId, source, selection, watermark == null ? "" : watermark);
    }

    public boolean full() {
        return watermark == null;
    }
}
