package io.isthmus.contracts.analysis;

/**
 * One result of an analysis.
 *
 * @param code stable name, listed in {@code docs/findings.md}
 * @param evidence file and element path within the export
 */
public record Finding(String code, Severity severity, String message, String evidence, String whatToDo) {

    /** {@code BLOCKING} findings make the verdict BLOCKED. */
    public enum Severity {
        INFO,
        WARNING,
        BLOCKING
    }
}
