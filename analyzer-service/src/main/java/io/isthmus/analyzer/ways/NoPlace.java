package io.isthmus.analyzer.ways;

/** Why an attribute has no place at a target; in words in {@code ways.properties}. */
public enum NoPlace {
    CONTACT,
    EXCHANGE,
    EXTENSION_ATTRIBUTE,
    READ_ONLY,
    GROUP_ANCHOR,
    NO_PROPERTY,
    /** that a provider says it has not, though the standard knows it */
    NOT_DECLARED,
    /** that a rule of the organization's own writes */
    UNKNOWN_ATTRIBUTE
}
