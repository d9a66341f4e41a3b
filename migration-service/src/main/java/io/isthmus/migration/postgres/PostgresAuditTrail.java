package io.isthmus.migration.postgres;

import io.isthmus.migration.auditing.AuditEntry;
import io.isthmus.migration.auditing.AuditTrail;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

@ApplicationScoped
class PostgresAuditTrail implements AuditTrail {

    private final Rows rows;

    PostgresAuditTrail(Rows rows) {
        this.rows = rows;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepository<AuditEntity> {}

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void add(AuditEntry entry) {
        rows.persist(AuditEntity.of(entry));
    }

    @Override
    @Transactional
    public List<AuditEntry> latest(Long before, int limit) {
        long end = before == null ? Long.MAX_VALUE : before;
        return rows.find("id < ?1", Sort.descending("id"), end).page(0, limit).stream()
                .map(AuditEntity::entry)
                .toList();
    }
}
