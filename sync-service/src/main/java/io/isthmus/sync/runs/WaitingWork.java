package io.isthmus.sync.runs;

import io.isthmus.sync.groupfilter.GroupFilters;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.rules.UnreadableRules;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import java.time.Clock;
import java.util.Optional;

/**
 * What the next synchronization has to do, whatever its import finds: what a broken one has left, what was not known yet and may be now,
 * and everything where the rules or the group that a source is filtered by have changed. It takes an import that says something to begin one.
 */
final class WaitingWork {

    private final InboundStore inbound;
    private final CurrentSettings settings;
    private final CurrentRules rules;
    private final GroupFilters filters;
    private final Clock clock;

    WaitingWork(InboundStore inbound, CurrentSettings settings, CurrentRules rules, GroupFilters filters, Clock clock) {
        this.inbound = inbound;
        this.settings = settings;
        this.rules = rules;
        this.filters = filters;
        this.clock = clock;
    }

    boolean any(String source) {
        try {
            Optional<SynchronizationRules> current = settings.get().map(rules::of);
            return selectionChanged(current)
                    || inbound.anyWaiting(source)
                    || current.filter(SynchronizationRules::looksAtTime).isPresent() && inbound.anyDue(clock.instant());
        } catch (UnreadableRules e) {
            return true; // the run says so
        }
    }

    private boolean selectionChanged(Optional<SynchronizationRules> current) {
        return !current.map(SynchronizationRules::fingerprint).equals(inbound.evaluatedRules())
                || current.isPresent()
                        && filters.changed(
                                settings.get().orElseThrow(), current.get().rules());
    }
}
