package io.isthmus.migration.auditing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call that changed something, or tried to.
 *
 * @param id rises with time; none before it is stored
 * @param who the signed-in name
 * @param action what was asked for: {@code STEP LEAVE_STAGING}, {@code PUT SETTINGS}, …
 * @param subject what it concerned: a migration, a target, a deployment
 * @param detail why it was refused or failed, and what else matters
 */
public record AuditEntry(
        @Nullable Long id,
        Instant at,
        String who,
        String action,
        @Nullable String subject,
        Outcome outcome,
        @Nullable String detail) {

    public enum Outcome {
        /** it was done, or goes on */
        ACCEPTED,
        /** it was not possible, and nothing was changed by it */
        REFUSED,
        /** something went wrong in the middle */
        FAILED
    }
}
