package io.isthmus.contracts.analysis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One result of an analysis.
 *
 * @param code stable name, listed in {@code docs/findings.md}
 * @param evidence file and element path within the export
 * @param details of the message for programs, by names that the code gives them in {@code docs/findings.md}
 */
public record Finding(
        String code,
        Severity severity,
        String message,
        String evidence,
        String whatToDo,
        @Nullable Map<String, String> details) {

    public Finding {
        details = details == null ? null : Map.copyOf(details);
    }

    /** Without details. */
    public Finding(String code, Severity severity, String message, String evidence, String whatToDo) {
        this(code, severity, message, evidence, whatToDo, null);
    }

    /** {@code BLOCKING} findings make the verdict BLOCKED. */
    public enum Severity {
        INFO,
        WARNING,
        BLOCKING
    }
}
