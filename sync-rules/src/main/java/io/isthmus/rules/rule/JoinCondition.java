package io.isthmus.rules.rule;

/** Links by equal values: one value of the source attribute equals one of the metaverse attribute. */
public record JoinCondition(String sourceAttribute, String metaverseAttribute, boolean caseSensitive) {}
