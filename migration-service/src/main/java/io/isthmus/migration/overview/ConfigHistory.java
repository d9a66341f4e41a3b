package io.isthmus.migration.overview;

import io.isthmus.contracts.config.ConfigRecord;
import java.time.Instant;
import java.util.List;

/** The config log as an audit trail: every attempt, and what became of it. */
public interface ConfigHistory {

    /** Keeps an entry; one of the same offset is replaced. */
    void keep(Entry entry);

    /**
     * In the order of the log.
     *
     * @param afterOffset only entries after it; -1 from the beginning
     */
    List<Entry> after(long afterOffset, int limit);

    /** The latest first. */
    List<Entry> latest(int limit);

    /**
     * One record of the log.
     *
     * @param revision of the log with it, if it was taken; else the one it was refused at
     * @param refusal why every reader refused it; {@code null} if it was taken
     */
    record Entry(long offset, long revision, boolean accepted, String refusal, Instant at, ConfigRecord record) {}
}
