package io.isthmus.analyzer.facts;

/** A value that is no secret. */
public record PlainValue(String text) implements LegacyFlowValue {

    @Override
    public String shown() {
        return text;
    }
}
