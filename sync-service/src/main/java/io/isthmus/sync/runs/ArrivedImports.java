package io.isthmus.sync.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Imports whose markers have arrived from all partitions. */
public interface ArrivedImports {

    /** Those that are not synchronized yet, the oldest first. */
    List<ArrivedImport> waiting();

    /** They are synchronized, or superseded. */
    void done(List<String> runIds);

    /** @param finishedAt when the import ended, UTC */
    record ArrivedImport(
            String runId, String connector, boolean complete, Map<String, Long> counts, Instant finishedAt) {}
}
