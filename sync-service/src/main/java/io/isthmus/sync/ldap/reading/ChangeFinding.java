package io.isthmus.sync.ldap.reading;

import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceReading;

/**
 * One way of finding what has changed in a directory since an earlier reading.
 *
 * <p>A full reading learns where the next delta starts <em>before</em> its first page, so that the delta repeats what changes
 * while it reads.
 */
public interface ChangeFinding {

    /** Reads everything the selection names; its watermark is one that {@link #since} understands. */
    SourceReading full(ImportSelection selection);

    /**
     * Reads what changed since the watermark of a reading of this kind.
     *
     * @throws SourceException with code {@code DELTA_IMPOSSIBLE}, and the reason, when the directory cannot tell
     */
    SourceReading since(ImportSelection selection, String watermark);
}
