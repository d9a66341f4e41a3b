package io.isthmus.rules.rule;

/** How the values of several rules for one attribute come together. All rules in scope must agree. */
public enum MergeType {
    /** the rule that precedes gives all values */
    UPDATE,
    /** the union of all values; equal ones once */
    MERGE,
    /** as {@link #MERGE}; values that differ in case only count as equal, and the one that precedes stays */
    MERGE_CASE_INSENSITIVE
}
