package io.isthmus.analyzer.facts;

/**
 * Stands where a secret stood. It never holds the text, so no output can show it.
 *
 * @param name of the attribute that it flows to, of the parameter or of the element
 */
public record RedactedValue(Kind kind, String name, ExportLocation evidence) implements LegacyFlowValue {

    /** What the secret was. */
    public enum Kind {
        FLOWING,
        PARAMETER,
        ELEMENT
    }

    @Override
    public String shown() {
        return "[redacted]";
    }
}
