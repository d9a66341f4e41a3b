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

    /**
     * The rule of a reading that is known to be good.
     *
     * @throws IllegalStateException naming the problems otherwise
     */
    default SynchronizationRule orThrow() {
        return switch (this) {
            case Readable readable -> readable.rule();
            case Unreadable unreadable ->
                throw new IllegalStateException(unreadable.problems().toString());
        };
    }
}
