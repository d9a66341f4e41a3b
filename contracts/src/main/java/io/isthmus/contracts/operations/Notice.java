package io.isthmus.contracts.operations;

import io.isthmus.contracts.messages.Completeness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator must know that belongs to no run: a poison message, a source that cannot be reached, a gate that
 * has closed. A notice with the same id replaces the earlier one.
 *
 * @param code stable name, in UPPER_SNAKE_CASE
 */
public record Notice(
        String id,
        String deployment,
        String service,
        Severity severity,
        String code,
        String message,
        @Nullable String whatToDo,
        Instant at)
        implements OperationMessage {

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .names("id", id)
                .has("service", service)
                .has("severity", severity)
                .names("code", code)
                .has("message", message)
                .has("at", at);
    }

    /** How much it matters. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }
}
