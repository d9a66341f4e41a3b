package io.isthmus.contracts.batches;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.messages.Completeness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The object with this anchor should not be at the target (any more). Takes the place of its {@link DesiredObject}
 * under the same key, so it survives compaction: that we once wanted the object is our proof of owning it.
 *
 * @param displayName last known name, for people
 * @param deleteAfter until when a person is only disabled; none: at once what the reason says. Said once, when the absence is:
 *     a replay tells the same date
 */
public record DesiredAbsence(
        int version,
        String runId,
        String targetAnchor,
        ObjectType objectType,
        Reason reason,
        @Nullable String displayName,
        @Nullable String source,
        @Nullable Instant deleteAfter)
        implements BatchMessage {

    /** Without a grace. */
    public DesiredAbsence(
            int version,
            String runId,
            String targetAnchor,
            ObjectType objectType,
            Reason reason,
            @Nullable String displayName,
            @Nullable String source) {
        this(version, runId, targetAnchor, objectType, reason, displayName, source, null);
    }

    @Override
    public String key() {
        return targetAnchor;
    }

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .has("runId", runId)
                .names("targetAnchor", targetAnchor)
                .has("objectType", objectType)
                .has("reason", reason);
    }

    /** Why a rule no longer provisions the object. */
    public enum Reason {
        /** gone from its connected directory */
        DELETED_AT_SOURCE,
        /** still there, but no rule or filter lets it through */
        OUT_OF_SCOPE
    }
}
