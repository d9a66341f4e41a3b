package io.isthmus.migration.overview;

import io.isthmus.contracts.config.ConfigRecord;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The config log as an audit trail: every attempt, and what became of it. */
@ApplicationScoped
public class ConfigHistory {

    private final Rows rows;

    ConfigHistory(Rows rows) {
        this.rows = rows;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<ConfigEntryEntity, Long> {}

    /** Keeps an entry; one of the same offset is replaced. */
    @Transactional
    public void keep(Entry entry) {
        ConfigEntryEntity row = rows.findById(entry.offset());
        if (row != null && !row.entry().record().id().equals(entry.record().id())) {
            // the topic was lost and made anew: what is known from here on is of the old log
            rows.delete("offset >= ?1", entry.offset());
            rows.getEntityManager().clear();
            row = null;
        }
        if (row == null) {
            ConfigEntryEntity added = new ConfigEntryEntity();
            added.take(entry);
            rows.persist(added);
        } else {
            row.take(entry);
        }
    }

    /**
     * In the order of the log.
     *
     * @param afterOffset only entries after it; -1 from the beginning
     */
    @Transactional
    public List<Entry> after(long afterOffset, int limit) {
        return rows.find("offset > ?1", Sort.ascending("offset"), afterOffset).page(0, limit).stream()
                .map(ConfigEntryEntity::entry)
                .toList();
    }

    /** The latest first. */
    @Transactional
    public List<Entry> latest(int limit) {
        return rows.findAll(Sort.descending("offset")).page(0, limit).stream()
                .map(ConfigEntryEntity::entry)
                .toList();
    }

    /**
     * One record of the log.
     *
     * @param revision of the log with it, if it was taken; else the one it was refused at
     * @param refusal why every reader refused it
     */
    public record Entry(
            long offset,
            long revision,
            boolean accepted,
            @Nullable String refusal,
            Instant at,
            ConfigRecord record) {}
}
