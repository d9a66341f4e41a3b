package io.isthmus.sync.importing;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.importing.ChangeDetection.Difference;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.KnownByAnchor;
import io.isthmus.sync.importing.memory.KnownObject;
import io.isthmus.sync.importing.memory.LastTaken;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes pages of a reading: one look-up, the comparison, the differences sent, then remembered. */
final class PageImport {

    private final ImportOrder order;
    private final ImportMemory memory;
    private final KnownByAnchor knownByAnchor;
    private final Leavers leavers;
    private final LastTaken lastTaken;
    private final ChangeStream changes;
    private final RunTally tally;
    private final Clock clock;
    private final String connector;
    private final SeenRows seen = new SeenRows();
    private final List<SourceItem.BaseFailed> failed = new ArrayList<>();
    private final Set<String> unsure = new LinkedHashSet<>();
    private long read;

    /** An object is gone through once, while it is at hand, and not a page of them several times. */
    private record Content(SourceEntry entry, UUID fingerprint) {

        static Content of(SourceEntry entry) {
            return new Content(entry, ChangeDetection.fingerprint(entry));
        }
    }

    PageImport(
            ImportOrder order,
            ImportMemory memory,
            KnownByAnchor knownByAnchor,
            Leavers leavers,
            LastTaken lastTaken,
            ChangeStream changes,
            RunTally tally,
            Clock clock) {
        this.order = order;
        this.memory = memory;
        this.knownByAnchor = knownByAnchor;
        this.leavers = leavers;
        this.lastTaken = lastTaken;
        this.changes = changes;
        this.tally = tally;
        this.clock = clock;
        this.connector = order.source().name();
    }

    SeenRows seen() {
        return seen;
    }

    /** Places that could not be read. */
    List<SourceItem.BaseFailed> failed() {
        return List.copyOf(failed);
    }

    /** How many of the selected objects were read, those in error included. */
    long read() {
        return read;
    }

    /** Objects of a page of a delta that are not known to be at their place, by anchor. */
    Map<String, List<SourceItem.Observed>> placedAnew(List<SourceItem> page) {
        return PlacedAnew.among(page, order, memory);
    }

    /** Where groups are that have to be read whole, since what was told of their members is not enough; each once. */
    List<String> unsure() {
        List<String> places = List.copyOf(unsure);
        unsure.clear();
        return places;
    }

    /** @return what the page says has vanished, and objects seen outside the filters */
    List<SourceItem> take(List<SourceItem> page) {
        List<SourceItem> elsewhere = new ArrayList<>();
        Map<String, Content> entries = new LinkedHashMap<>();
        List<String> faultyAnchors = new ArrayList<>();
        List<SourceItem.MembersChanged> groups = new ArrayList<>();
        for (SourceItem item : page) {
            switch (item) {
                case SourceItem.MembersChanged group -> groups.add(group);
                case SourceItem.Vanished vanished -> elsewhere.add(vanished);
                case SourceItem.Gone gone -> elsewhere.add(gone);
                case SourceItem.Unmentioned others -> elsewhere.add(others);
                case SourceItem.BaseFailed base -> failed.add(base);
                case SourceItem.Faulty faulty -> fault(faulty, faultyAnchors);
                case SourceItem.Observed observed -> observe(observed.entry(), entries, elsewhere, faultyAnchors);
            }
        }
        compareAndSend(entries, faultyAnchors);
        groups.forEach(group -> takeMembers(group, elsewhere));
        return elsewhere;
    }

    private void observe(
            SourceEntry entry, Map<String, Content> entries, List<SourceItem> elsewhere, List<String> faultyAnchors) {
        if (!order.selection().includes(entry)) {
            tally.count(Counts.FILTERED, 1);
            elsewhere.add(new SourceItem.Observed(entry));
            return;
        }
        tally.count(Counts.READ, 1);
        read++;
        if (Carried.isUnnameable(entry)) {
            fault(Carried.unnameable(entry), faultyAnchors);
            return;
        }
        Content twin = entries.putIfAbsent(entry.anchor(), Content.of(carried(entry)));
        if (twin != null) {
            duplicate(entry, twin.entry().dn());
        }
    }

    /** Each by itself: a group may be told twice. */
    private void takeMembers(SourceItem.MembersChanged group, List<SourceItem> elsewhere) {
        SourceEntry entry = group.entry();
        if (!order.selection().includes(entry)) {
            tally.count(Counts.FILTERED, 1);
            elsewhere.add(new SourceItem.Observed(entry));
            return;
        }
        KnownObject known = knownByAnchor.of(List.of(entry.anchor())).get(entry.anchor());
        new ChangeDetection(order.runId(), connector, clock.instant(), order.contexts())
                .compare(group, known, bucket -> lastTaken.members(connector, entry.anchor(), bucket))
                .ifPresentOrElse(difference -> takeMembers(entry, difference), () -> unsure.add(entry.dn()));
    }

    private void takeMembers(SourceEntry entry, Difference difference) {
        tally.count(Counts.READ, 1);
        read++;
        leavers.seen(List.of(entry.anchor()));
        Differences differences = differences();
        differences.add(difference);
        differences.send();
    }

    /** What cannot be carried stays as it was last taken. */
    private SourceEntry carried(SourceEntry entry) {
        Carried carried = Carried.of(entry);
        if (carried.leftOut().isEmpty()) {
            return entry;
        }
        carried.leftOut().values().forEach(tally::error);
        return carried.keeping(
                lastTaken.values(connector, entry.anchor(), carried.leftOut().keySet()));
    }

    private void compareAndSend(Map<String, Content> entries, List<String> faultyAnchors) {
        List<String> anchors = new ArrayList<>(entries.keySet());
        anchors.addAll(faultyAnchors);
        if (anchors.isEmpty()) {
            return;
        }
        leavers.seen(anchors);
        Map<String, KnownObject> known = knownByAnchor.of(anchors);
        faultyAnchors.stream().map(known::get).filter(k -> k != null).forEach(k -> seen.add(k.id()));
        ChangeDetection detection = new ChangeDetection(order.runId(), connector, clock.instant(), order.contexts());
        Differences differences = differences();
        for (Content content : entries.values()) {
            SourceEntry entry = content.entry();
            KnownObject before = known.get(entry.anchor());
            if (before != null && !seen.add(before.id()) && order.full()) {
                duplicate(entry, before.dn());
                continue;
            }
            differences.add(detection.compare(entry, content.fingerprint(), before));
        }
        differences.send();
    }

    private Differences differences() {
        return new Differences(connector, memory, changes, tally, seen);
    }

    /** Overlapping containers and changes during the reading show one object twice; two places are two objects. */
    private void duplicate(SourceEntry entry, String otherDn) {
        if (PlacedAnew.samePlace(entry.dn(), otherDn)) {
            return;
        }
        tally.error(new RunError(
                "DUPLICATE_ANCHOR",
                entry.dn(),
                "has the same " + order.source().anchorAttribute() + " (" + entry.anchor() + ") as " + otherDn
                        + ", which was taken",
                "Choose an anchor attribute that is unique, or give one of the two objects a value of its own."));
    }

    private void fault(SourceItem.Faulty faulty, List<String> faultyAnchors) {
        tally.error(new RunError(faulty.code(), faulty.dn(), faulty.message(), faulty.whatToDo()));
        if (faulty.anchor() != null) {
            faultyAnchors.add(faulty.anchor());
        }
    }
}
