package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.SourceSettings;
import org.jspecify.annotations.Nullable;

/**
 * One import to be done.
 *
 * @param watermark where a delta starts; absent for a full import
 */
public record ImportOrder(
        String runId,
        SourceSettings source,
        ImportSelection selection,
        @Nullable String watermark) {

    public boolean full() {
        return watermark == null;
    }
}
