package io.isthmus.rules.flowing;

/**
 * Who gave an attribute its value.
 *
 * @param ruleId the rule whose flow won; with merged values the first that contributed
 * @param connector the contributing object's connector, {@code null} when the contributor is a metaverse object
 * @param anchor the contributing object's anchor, or the metaverse object's id
 */
public record Contribution(String ruleId, String connector, String anchor) {}
