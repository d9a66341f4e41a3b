package io.isthmus.migration.auditing;

import java.util.List;

/** Where audit entries are kept; nothing changes or removes one. */
public interface AuditTrail {

    void add(AuditEntry entry);

    /**
     * The latest first.
     *
     * @param before only entries with a smaller id; {@code null} from the end
     */
    List<AuditEntry> latest(Long before, int limit);
}
