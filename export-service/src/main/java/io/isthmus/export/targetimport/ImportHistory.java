package io.isthmus.export.targetimport;

import java.time.Duration;

/** What is known of target imports until now. */
public interface ImportHistory {

    /** Run of the newest full batch whose markers have all arrived, or {@code null}. */
    String fullRun();

    /** @param limit unconfirmed writes are counted up to this */
    Past past(int limit);

    /** Whether the last complete import read a listing that changed while it was read. */
    boolean listingShifted();

    /**
     * @param importedRun {@link #fullRun()} when the last complete import began, or {@code null}
     * @param sinceImported how long ago it ended; {@code null} if there was none
     * @param unconfirmed writes, of objects and members, that no import has seen
     */
    record Past(String importedRun, Duration sinceImported, long unconfirmed) {}
}
