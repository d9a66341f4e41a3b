package io.isthmus.analyzer.facts;

/** Text out of an export that may have been a secret. */
public sealed interface LegacyFlowValue permits PlainValue, RedactedValue {

    /** What may be shown to anybody. */
    String shown();
}
