package io.isthmus.export.exporting;

import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one piece of work ended. */
public sealed interface ExportResult {

    /** Why it, or a part of it, came to no end, where the target has said so. */
    default @Nullable Failed failure() {
        return null;
    }

    /** What the target made of the request, unless none was sent or nobody can say. */
    default @Nullable Outcome outcome() {
        return null;
    }

    /**
     * The object's own image is written, or was already so.
     *
     * @param export what is written
     * @param failure why a part is not, if it is not
     */
    record Written(
            PendingExport export,
            @Nullable String targetId,
            @Nullable String etag,
            Outcome outcome,
            @Nullable Failed failure)
            implements ExportResult {

        Written(PendingExport export, @Nullable String targetId, @Nullable String etag, Outcome outcome) {
            this(export, targetId, etag, outcome, null);
        }

        static Written inPart(Outcome.Reduced reduced) {
            return new Written(
                    reduced.carriedOut(),
                    reduced.targetId(),
                    reduced.etag(),
                    reduced,
                    new Failed(reduced.code(), reduced.reason(), reduced));
        }
    }

    /**
     * Of a membership, these requests were accepted.
     *
     * @param failure why the rest was not, if any is left
     */
    record MembersWritten(
            List<PendingExport.ChangeMembers> accepted,
            @Nullable Failed failure) implements ExportResult {

        @Override
        public @Nullable Outcome outcome() {
            return failure == null ? new Outcome.Accepted(null, null) : failure.outcome();
        }
    }

    /**
     * A look-up found the object; what is still pending is decided by comparing it.
     *
     * @param failure where this was not the first time: the same again at once would come to the same
     */
    record Seen(
            ObservedObject observed,
            Outcome outcome,
            @Nullable Failed failure) implements ExportResult {

        Seen(ObservedObject observed, Outcome outcome) {
            this(observed, outcome, null);
        }

        /** @param attempts failed ones before */
        static Seen afterAttempts(ObservedObject observed, Outcome outcome, String reason, int attempts) {
            return new Seen(
                    observed,
                    outcome,
                    attempts == 0
                            ? null
                            : new Failed(
                                    "REPEATED_WITHOUT_EFFECT",
                                    "the object is at the target, and was not changed once more: " + reason,
                                    outcome));
        }
    }

    /** A look-up did not find the object, or it was already deleted. */
    record Gone(Outcome outcome) implements ExportResult {}

    /**
     * Not written; tried again in a later run.
     *
     * @param code stable name of the fault
     * @param whatToDo for an operator
     */
    record Failed(
            String code,
            String reason,
            String whatToDo,
            @Nullable Outcome outcome) implements ExportResult {

        private static final String CORRECT_IT =
                "the object is tried again with growing pauses; correct it at its source, or"
                        + " what is in its way at the target";

        Failed(String code, String reason, @Nullable Outcome outcome) {
            this(code, reason, CORRECT_IT, outcome);
        }

        @Override
        public Failed failure() {
            return this;
        }
    }

    /** Never sent, because the run stopped before. */
    record NotSent() implements ExportResult {}

    /**
     * Sent, or perhaps sent by an earlier process, and what became of it could not be looked up. It stays marked as in
     * flight, so that the next run looks it up before anything is repeated.
     *
     * @param failure why it could not, where the target answered what is no answer
     */
    record StillUnknown(@Nullable Failed failure) implements ExportResult {

        StillUnknown() {
            this(null);
        }
    }
}
