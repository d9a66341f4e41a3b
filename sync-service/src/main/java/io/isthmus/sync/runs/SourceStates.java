package io.isthmus.sync.runs;

import java.time.Instant;
import java.util.Optional;

/** What is known of each source between imports. */
public interface SourceStates {

    Optional<SourceState> of(String connector);

    void save(String connector, SourceState state);

    /** The next import must be a full one. */
    void requireFullImport(String connector);

    /**
     * @param watermark where the next delta starts; {@code null} when a full import is needed
     * @param deltaMethod what the watermark means
     * @param selection fingerprint of what the last complete full import was to see
     * @param lastFullImportAt UTC, {@code null} before the first
     * @param lastImportAt of any kind, complete; UTC
     */
    record SourceState(
            String watermark, String deltaMethod, String selection, Instant lastFullImportAt, Instant lastImportAt) {}
}
