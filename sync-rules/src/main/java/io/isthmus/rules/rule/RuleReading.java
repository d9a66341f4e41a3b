package io.isthmus.rules.rule;

import java.util.List;

/** What came of reading a rule's document. */
public sealed interface RuleReading {

    record Readable(SynchronizationRule rule) implements RuleReading {}

    /** @param problems all that was found, at least one */
    record Unreadable(List<RuleProblem> problems) implements RuleReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
