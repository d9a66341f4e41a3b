package io.isthmus.rules;

import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleReading.Readable;
import io.isthmus.rules.rule.RuleReading.Unreadable;
import io.isthmus.rules.rule.SynchronizationRule;

/** The rule of a reading that is known to be good. */
public final class GoodRule {

    private GoodRule() {}

    public static SynchronizationRule of(RuleReading reading) {
        return switch (reading) {
            case Readable readable -> readable.rule();
            case Unreadable unreadable ->
                throw new AssertionError(unreadable.problems().toString());
        };
    }
}
