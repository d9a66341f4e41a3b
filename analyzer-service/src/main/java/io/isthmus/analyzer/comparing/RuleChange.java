package io.isthmus.analyzer.comparing;

/** What about the standard rules of an export is not as shipped. */
public enum RuleChange {
    DIRECTION,
    TYPES,
    PASSWORDS_ON,
    PASSWORDS_OFF,
    SOFT_DELETE,
    LINK,
    SCOPE,
    JOINS,
    FLOW_ADDED,
    FLOW_REMOVED,
    FLOW_CHANGED,
    /** another number, where every known rule is there once */
    PRECEDENCE,
    OUT_OF_ORDER,
    /** below 100, where custom rules are */
    AMONG_CUSTOM,
    /** some rules of one connector */
    MISSING,
    ALL_MISSING
}
