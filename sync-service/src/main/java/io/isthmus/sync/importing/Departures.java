package io.isthmus.sync.importing;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out which known objects have left, and how.
 *
 * <pre>
 * seen by the import   the directory, asked by anchor   comes to
 * yes                  (not asked)                      stays
 * no                   knows it, outside the filters    deleted, OUT_OF_FILTER
 * no                   knows it, inside the filters     stays: it moved while we read
 * no                   does not know it                 deleted, ABSENT_FROM_COMPLETE_IMPORT or REPORTED
 * </pre>
 */
final class Departures {

    private static final int PAGE = 1_000;

    private final ImportOrder order;
    private final SourceConnector source;
    private final ImportMemory memory;
    private final ChangeStream changes;
    private final RunTally tally;
    private final Clock clock;
    private final String connector;

    Departures(
            ImportOrder order,
            SourceConnector source,
            ImportMemory memory,
            ChangeStream changes,
            RunTally tally,
            Clock clock) {
        this.order = order;
        this.source = source;
        this.memory = memory;
        this.changes = changes;
        this.tally = tally;
        this.clock = clock;
        this.connector = order.source().name();
    }

    /** Takes what a page of a delta said about objects that are not, or no longer, among those selected. */
    void note(List<SourceItem> items) {
        if (order.full()) {
            return; // whoever was not seen is found at the end
        }
        List<String> outside = new ArrayList<>();
        Set<String> gone = new LinkedHashSet<>();
        for (SourceItem item : items) {
            switch (item) {
                case SourceItem.Observed observed ->
                    outside.add(observed.entry().anchor());
                case SourceItem.Vanished(String dn, boolean below) ->
                    memory.at(connector, dn, below).forEach(known -> gone.add(known.anchor()));
                case SourceItem.Gone(String anchor) -> gone.add(anchor);
                case SourceItem.Unmentioned unmentioned -> note(unmentioned);
                case SourceItem.Faulty faulty -> {
                    // has been counted; it says nothing about leaving
                }
            }
        }
        if (!outside.isEmpty()) {
            Map<String, Evidence> left = new LinkedHashMap<>();
            memory.known(connector, outside).keySet().forEach(anchor -> left.put(anchor, Evidence.OUT_OF_FILTER));
            send(left);
        }
        send(evidence(memory.known(connector, gone).keySet(), Evidence.REPORTED));
    }

    private void note(SourceItem.Unmentioned unmentioned) {
        eachPage(
                known -> known.stream()
                        .filter(object -> !unmentioned.mentioned().test(object.anchor()))
                        .filter(object -> isBelow(object.dn(), unmentioned.below()))
                        .map(KnownObject::anchor)
                        .toList(),
                Evidence.REPORTED);
    }

    private static boolean isBelow(String dn, String container) {
        try {
            return DistinguishedName.parse(dn).isAtOrUnder(DistinguishedName.parse(container));
        } catch (MalformedName e) {
            return false;
        }
    }

    /** After everything was seen: all known objects that were not among it. */
    void send(SeenRows seen) {
        if (!order.full() || memory.count(connector) == seen.count()) {
            return;
        }
        eachPage(
                known -> known.stream()
                        .filter(object -> !seen.contains(object.id()))
                        .map(KnownObject::anchor)
                        .toList(),
                Evidence.ABSENT_FROM_COMPLETE_IMPORT);
    }

    /** Asks the directory, page by page of what is known, for those of whom it is doubtful that they are still there. */
    private void eachPage(Function<List<KnownObject>, List<String>> doubtful, Evidence whenGone) {
        long after = 0;
        List<KnownObject> page = memory.page(connector, after, PAGE);
        while (!page.isEmpty()) {
            after = page.getLast().id();
            send(evidence(doubtful.apply(page), whenGone));
            page = memory.page(connector, after, PAGE);
        }
    }

    private Map<String, Evidence> evidence(Collection<String> anchors, Evidence whenGone) {
        Map<String, Evidence> left = new LinkedHashMap<>();
        if (anchors.isEmpty()) {
            return left;
        }
        Map<String, String> places = source.locate(anchors);
        for (String anchor : anchors) {
            String place = places.get(anchor);
            if (place == null) {
                left.put(anchor, whenGone);
            } else if (!includes(place)) {
                left.put(anchor, Evidence.OUT_OF_FILTER);
            }
        }
        return left;
    }

    private boolean includes(String place) {
        try {
            return order.selection().filter().includes(DistinguishedName.parse(place));
        } catch (MalformedName e) {
            return true; // a place we cannot read is no proof that anybody left
        }
    }

    private void send(Map<String, Evidence> left) {
        if (left.isEmpty()) {
            return;
        }
        ChangeDetection comparison = new ChangeDetection(order.runId(), connector, clock.instant());
        Map<String, KnownObject> known = memory.known(connector, left.keySet());
        List<ChangeMessage> messages = new ArrayList<>();
        known.values()
                .forEach(object ->
                        messages.addAll(comparison.deleted(object, Objects.requireNonNull(left.get(object.anchor())))));
        changes.send(messages);
        memory.forget(connector, known.keySet());
        tally.count(Counts.DELETED, known.size());
    }
}
