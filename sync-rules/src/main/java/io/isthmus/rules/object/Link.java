package io.isthmus.rules.object;

/**
 * Joins a connector space object to a metaverse object.
 *
 * @param ruleId the rule that joined or projected it; the link lasts while that rule is in scope
 */
public record Link(String connector, String anchor, String ruleId) {}
