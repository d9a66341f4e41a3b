package io.isthmus.migration.auditing;

import io.isthmus.migration.auditing.AuditEntry.Outcome;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit_entry")
class AuditEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Instant at;

    String who;

    String action;

    @Nullable
    String subject;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Nullable
    String detail;

    static AuditEntity of(AuditEntry entry) {
        AuditEntity row = new AuditEntity();
        row.at = entry.at();
        row.who = entry.who();
        row.action = entry.action();
        row.subject = entry.subject();
        row.outcome = entry.outcome();
        row.detail = entry.detail();
        return row;
    }

    AuditEntry entry() {
        return new AuditEntry(id, at, who, action, subject, outcome, detail);
    }
}
