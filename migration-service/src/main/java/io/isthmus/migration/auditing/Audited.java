package io.isthmus.migration.auditing;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.migration.auditing.AuditEntry.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a call that changes something, and records it whatever comes of it. */
@ApplicationScoped
public class Audited {

    private static final int FIRST_SERVER_ERROR = 500;

    private final AuditTrail trail;
    private final Clock clock;

    Audited(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** @param detail recorded when it is accepted: the reason somebody gave */
    public <T> T call(String who, String action, @Nullable String subject, @Nullable String detail, Supplier<T> work) {
        try {
            T result = work.get();
            record(who, action, subject, Outcome.ACCEPTED, detail);
            return result;
        } catch (ProblemException e) {
            Outcome outcome = e.status() < FIRST_SERVER_ERROR ? Outcome.REFUSED : Outcome.FAILED;
            record(who, action, subject, outcome, e.code() + ": " + e.detail());
            throw e;
        } catch (RuntimeException e) {
            record(who, action, subject, Outcome.FAILED, e.getClass().getSimpleName());
            throw e;
        }
    }

    private void record(String who, String action, @Nullable String subject, Outcome outcome, @Nullable String detail) {
        trail.add(new AuditEntry(null, clock.instant(), who, action, subject, outcome, detail));
    }
}
