package io.isthmus.rules.rule;

/** What a rule does with an object that none of its join conditions links. */
public enum LinkType {
    /** creates the object on the other side */
    PROVISION,
    /** leaves it alone; the rule only contributes values to objects that are linked anyway */
    JOIN,
    /** as {@link #JOIN}, and a linked object keeps the metaverse object alive as a provisioning one does */
    STICKY_JOIN
}
