package io.isthmus.contracts.analysis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One result of an analysis. Message and remedy are English; by code, variant and details other surfaces and languages find their own words.
 *
 * @param code stable name, listed in {@code docs/findings.md}
 * @param evidence file and element path within the export
 * @param details what stands in the message, by name; what the export does not say is left out. None of analyses of earlier versions
 * @param variant which sentence it is where the code has several
 */
public record Finding(
        String code,
        Severity severity,
        String message,
        String evidence,
        String whatToDo,
        @Nullable Map<String, String> details,
        @Nullable String variant) {

    public Finding {
        details = details == null ? null : Map.copyOf(details);
    }

    /** As a service of an earlier version tells it: by its sentences alone. */
    public Finding(String code, Severity severity, String message, String evidence, String whatToDo) {
        this(code, severity, message, evidence, whatToDo, null, null);
    }

    /** The same in other words. */
    public Finding inWords(String otherMessage, String otherRemedy) {
        return new Finding(code, severity, otherMessage, evidence, otherRemedy, details, variant);
    }

    /** The same at another place. */
    public Finding at(String otherEvidence) {
        return new Finding(code, severity, message, otherEvidence, whatToDo, details, variant);
    }

    /** {@code BLOCKING} findings make the verdict BLOCKED. */
    public enum Severity {
        INFO,
        WARNING,
        BLOCKING
    }
}
