package io.isthmus.migration.auditing;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where audit entries are kept; nothing changes or removes one. */
@ApplicationScoped
public class AuditTrail {

    private final Rows rows;

    AuditTrail(Rows rows) {
        this.rows = rows;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepository<AuditEntity> {}

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void add(AuditEntry entry) {
        rows.persist(AuditEntity.of(entry));
    }

    /**
     * The latest first.
     *
     * @param before only entries with a smaller id; none from the end
     */
    @Transactional
    public List<AuditEntry> latest(@Nullable Long before, int limit) {
        long end = before == null ? Long.MAX_VALUE : before;
        return rows.find("id < ?1", Sort.descending("id"), end).page(0, limit).stream()
                .map(AuditEntity::entry)
                .toList();
    }
}
