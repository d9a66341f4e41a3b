package io.isthmus.sync.source;

import java.util.List;
import java.util.Optional;

/**
 * A reading of a connected directory in progress; pages are pulled, so the reader never runs away from its caller.
 *
 * <p>Used by one thread at a time.
 */
public interface SourceReading extends AutoCloseable {

    /**
     * The next page, empty when everything has been read. A page has at most the source's {@code pageSize} items, and of
     * large ones fewer ({@link SourceItem#PART}).
     *
     * @throws SourceException when the reading cannot go on; what was read stays valid, but the reading is incomplete
     */
    Optional<List<SourceItem>> next();

    /**
     * Where the next delta starts, in the directory's own terms; empty when this reading did not learn one. Complete
     * only after the last page.
     */
    Optional<String> watermark();

    @Override
    void close();

    /** A reading that has no page. */
    static SourceReading ofNothing() {
        return new GivenReading(List.of(), null);
    }

    /** A reading that has no page, after which deltas start elsewhere. */
    static SourceReading ofNothing(String watermark) {
        return new GivenReading(List.of(), watermark);
    }

    /** A reading of one page. */
    static SourceReading of(List<SourceItem> page) {
        return new GivenReading(page, null);
    }
}
