package io.isthmus.sync.rules;

import io.isthmus.contracts.settings.RuleDocument;

/**
 * A rule that comes with Isthmus, as it is under certain settings.
 *
 * @param switchedOff by its id, or by the id that it has where all sources are of one kind
 */
public record StandardRule(RuleDocument rule, boolean switchedOff) {}
