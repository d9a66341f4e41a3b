package io.isthmus.contracts.config;

import io.isthmus.contracts.messages.Completeness;
import io.isthmus.contracts.messages.Contract;
import io.isthmus.contracts.messages.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the config log {@link io.isthmus.contracts.Topics#CONFIG}.
 *
 * <p>Every reader folds the log in order and takes a record only if {@code basedOn} is the current revision (the number
 * of records taken so far), so that of two concurrent changes one wins and the other is known to everybody as refused.
 *
 * @param id of this attempt, unique; its writer recognizes the fate of its own record by it
 * @param basedOn revision the writer had seen; 0 on an empty log
 * @param author who did it: the signed-in name
 * @param reason in the author's words
 */
public record ConfigRecord(
        int version,
        String id,
        long basedOn,
        Instant at,
        String author,
        @Nullable String reason,
        ConfigChange change) implements Message {

    public static final Contract<ConfigRecord> CONTRACT = Contract.versioned(ConfigRecord.class, 1);

    /** The log is kept whole, so it has no keys. */
    @Override
    public @Nullable String key() {
        return null;
    }

    @Override
    public Completeness completeness() {
        Completeness own = Completeness.of()
                .names("id", id)
                .holds("basedOn", basedOn >= 0)
                .has("at", at)
                .has("change", change);
        return change == null ? own : own.and(change.completeness());
    }
}
