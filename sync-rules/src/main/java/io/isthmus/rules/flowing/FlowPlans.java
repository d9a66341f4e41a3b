package io.isthmus.rules.flowing;

import io.isthmus.rules.rule.SynchronizationRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the plans of the sequences of rules met so far. A few dozen in practice, and never more than the bound. */
final class FlowPlans {

    private static final int MAX_REMEMBERED = 1_000;

    private final Map<Sequence, FlowPlan> bySequence = new ConcurrentHashMap<>();

    /** Compares by identity: the rules of a rule set are always the same objects. */
    private record Sequence(List<SynchronizationRule> rules) {

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Sequence that) || rules.size() != that.rules.size()) {
                return false;
            }
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i) != that.rules.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (SynchronizationRule rule : rules) {
                hash = 31 * hash + System.identityHashCode(rule);
            }
            return hash;
        }
    }

    FlowPlan of(List<SynchronizationRule> sequence) {
        Sequence key = new Sequence(sequence);
        FlowPlan known = bySequence.get(key);
        if (known != null) {
            return known;
        }
        FlowPlan made = FlowPlan.of(sequence);
        if (bySequence.size() < MAX_REMEMBERED) {
            bySequence.put(key, made);
        }
        return made;
    }
}
