package io.isthmus.migration.postgres;

import io.isthmus.migration.overview.ConfigHistory;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

@ApplicationScoped
class PostgresConfigHistory implements ConfigHistory {

    private final Rows rows;

    PostgresConfigHistory(Rows rows) {
        this.rows = rows;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<ConfigEntryEntity, Long> {}

    @Override
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

    @Override
    @Transactional
    public List<Entry> after(long afterOffset, int limit) {
        return rows.find("offset > ?1", Sort.ascending("offset"), afterOffset).page(0, limit).stream()
                .map(ConfigEntryEntity::entry)
                .toList();
    }

    @Override
    @Transactional
    public List<Entry> latest(int limit) {
        return rows.findAll(Sort.descending("offset")).page(0, limit).stream()
                .map(ConfigEntryEntity::entry)
                .toList();
    }
}
