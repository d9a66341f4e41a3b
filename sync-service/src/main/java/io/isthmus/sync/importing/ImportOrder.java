package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.SourceSettings;

/**
 * One import to be done.
 *
 * @param watermark where a delta starts; {@code null} for a full import
 */
public record ImportOrder(String runId, SourceSettings source, ImportSelection selection, String watermark) {

    public boolean full() {
        return watermark == null;
    }
}
