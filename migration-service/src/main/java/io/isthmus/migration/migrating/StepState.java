package io.isthmus.migration.migrating;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one step stands. Each state offers the moves that are legal from it and no other:
 *
 * <pre>
 *     NotBegun ──begin──▶ Running ──done──▶ Done
 *        ▲                 │   ▲             │
 *        │                 └──failed──▶ Failed ──begin──▶ Running
 *        └─────────────── reopened ──────────┘
 * </pre>
 */
public sealed interface StepState {

    /** Nobody has triggered it, or a step before it is being done again. */
    record NotBegun() implements StepState {

        Running begin(String by, Instant at) {
            return new Running(at, by, null, null);
        }
    }

    /**
     * It goes on.
     *
     * @param evidence gathered so far; for a step that waits for other services, its checklist, by which it is resumed
     */
    record Running(
            Instant startedAt,
            String by,
            @Nullable Progress progress,
            @Nullable JsonNode evidence) implements StepState {

        Running noted(@Nullable Progress newProgress, JsonNode newEvidence) {
            return new Running(startedAt, by, newProgress, newEvidence);
        }

        Done done(@Nullable JsonNode finalEvidence, Instant at) {
            return new Done(startedAt, at, by, finalEvidence);
        }

        Failed failed(Failure failure, @Nullable JsonNode lastEvidence, Instant at) {
            return new Failed(startedAt, at, by, lastEvidence, failure);
        }

        NotBegun reopened() {
            return new NotBegun();
        }
    }

    /** It is done, by whom, and what was checked. */
    record Done(
            Instant startedAt,
            Instant finishedAt,
            String by,
            @Nullable JsonNode evidence) implements StepState {

        Running beginAgain(String newBy, Instant at) {
            return new Running(at, newBy, null, null);
        }
    }

    /** It did not succeed; it can be triggered again. */
    record Failed(
            Instant startedAt,
            Instant finishedAt,
            String by,
            @Nullable JsonNode evidence,
            Failure failure) implements StepState {

        Running begin(String newBy, Instant at) {
            return new Running(at, newBy, null, null);
        }
    }

    /** Evidence whatever the state; none before the step began. */
    default @Nullable JsonNode evidenceSoFar() {
        return switch (this) {
            case NotBegun ignored -> null;
            case Running running -> running.evidence();
            case Done done -> done.evidence();
            case Failed failed -> failed.evidence();
        };
    }
}
