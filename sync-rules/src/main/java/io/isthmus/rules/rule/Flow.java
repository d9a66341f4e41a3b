package io.isthmus.rules.rule;

/**
 * How one attribute of the other side gets its value.
 *
 * @param executeOnce only when the object is created; afterwards the flow is as if it were not there
 */
public record Flow(String target, FlowSource source, MergeType mergeType, boolean executeOnce) {}
