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

    /** Variant of a finding that stands for those of its code which are not listed one by one, as they are many. */
    public static final String MORE = "MORE";

    /** The same, as the list of all findings is large. */
    public static final String MORE_BY_SIZE = "MORE_BY_SIZE";

    /** Name of the detail that says how many they are. */
    public static final String NUMBER_OF_MORE = "more";

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

    /** Whether it stands for those of its code that are not listed one by one. */
    public boolean sum() {
        return MORE.equals(variant) || MORE_BY_SIZE.equals(variant);
    }

    /** How many findings it tells of. */
    public long number() {
        String more = sum() && details != null ? details.get(NUMBER_OF_MORE) : null;
        return more == null ? 1 : Long.parseLong(more);
    }

    /** {@code BLOCKING} findings make the verdict BLOCKED. */
    public enum Severity {
        INFO,
        WARNING,
        BLOCKING
    }
}
