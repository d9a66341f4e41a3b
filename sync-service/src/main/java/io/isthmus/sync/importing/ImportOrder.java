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

    public boolean full() {
        return watermark == null;
    }
}
