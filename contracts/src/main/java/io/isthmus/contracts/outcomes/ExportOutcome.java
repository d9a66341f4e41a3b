package io.isthmus.contracts.outcomes;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.messages.Completeness;
import io.isthmus.contracts.messages.Contract;
import io.isthmus.contracts.messages.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one pending export in one attempt.
 *
 * @param targetId the target's own id of the object, where known
 * @param reason for anything but success: the target's words, cut at 1,000 characters, without secrets
 * @param attempt counts from 1
 * @param epoch of the export control under which it was written
 */
public record ExportOutcome(
        int version,
        String runId,
        String deployment,
        String targetAnchor,
        ObjectType objectType,
        @Nullable String source,
        Operation operation,
        Result result,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String targetId,
        int attempt,
        long epoch,
        Instant at)
        implements Message {

    public static final Contract<ExportOutcome> CONTRACT = Contract.versioned(ExportOutcome.class, 1);

    @Override
    public String key() {
        return targetAnchor;
    }

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .names("targetAnchor", targetAnchor)
                .has("operation", operation)
                .has("result", result)
                .has("at", at);
    }

    /** What was to be done at the target. */
    public enum Operation {
        ADD,
        UPDATE,
        DELETE,
        DISABLE
    }

    /** What the target made of it. */
    public enum Result {
        ACCEPTED,
        ALREADY_IN_PLACE,
        STALE,
        REJECTED,
        THROTTLED,
        UNKNOWN,
        UNSUPPORTED
    }
}
