package io.isthmus.rules.flowing;

import org.jspecify.annotations.Nullable;

/**
 * Who gave an attribute its value.
 *
 * @param ruleId the rule whose flow won; with merged values the first that contributed
 * @param connector the contributing object's connector, none when the contributor is a metaverse object
 * @param anchor the contributing object's anchor, or the metaverse object's id
 */
public record Contribution(String ruleId, @Nullable String connector, String anchor) {}
