package io.isthmus.analyzer.facts;

/**
 * Stands where a secret stood. It never holds the text, so no output can show it.
 *
 * @param what in words: {@code constant that flows to unicodePwd}
 */
public record RedactedValue(String what, ExportLocation evidence) implements LegacyFlowValue {

    @Override
    public String shown() {
        return "[redacted]";
    }
}
