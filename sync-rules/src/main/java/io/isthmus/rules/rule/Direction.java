package io.isthmus.rules.rule;

/** Towards the metaverse, or away from it. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
