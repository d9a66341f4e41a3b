package io.isthmus.sync.runs;

import io.isthmus.sync.rules.UnreadableRules;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import java.util.Optional;

/**
 * What the next synchronization has to do, whatever its import finds: what a broken one has left, and everything where the rules
 * have changed. It takes an import that says something to begin one.
 */
final class WaitingWork {

    private final InboundStore inbound;
    private final CurrentSettings settings;
    private final CurrentRules rules;

    WaitingWork(InboundStore inbound, CurrentSettings settings, CurrentRules rules) {
        this.inbound = inbound;
        this.settings = settings;
        this.rules = rules;
    }

    boolean any() {
        return rulesChanged() || inbound.anyWaiting();
    }

    private boolean rulesChanged() {
        try {
            Optional<String> current =
                    settings.get().map(document -> rules.of(document).fingerprint());
            return !current.equals(inbound.evaluatedRules());
        } catch (UnreadableRules e) {
            return true; // the run says so
        }
    }
}
