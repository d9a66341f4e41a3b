package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.KnownObject;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds out which known objects have left, and how.
 *
 * <pre>
 * seen by the import   the directory, asked by anchor   comes to
 * yes                  (not asked)                      stays
 * no                   knows it, outside the filters    leaves, OUT_OF_FILTER, unless it has moved to another source: {@link Siblings}
 * no                   knows it, inside the filters     stays; if it has moved, it is read where it is now
 * no                   does not know it                 leaves, ABSENT_FROM_COMPLETE_IMPORT or REPORTED, unless as above
 * no                   does not answer there            stays
 * </pre>
 *
 * Who leaves is told at the end, or withheld: {@link Leavers}. Nobody leaves from below a base that could not be read.
 */
final class Departures {

    private static final int PAGE = 1_000;

    private final ImportOrder order;
    private final SourceConnector source;
    private final ImportMemory memory;
    private final AwaitedPlaces awaited;
    private final Leavers leavers;
    private final Siblings siblings;
    private final BaseCensus census;
    private final String connector;

    Departures(
            ImportOrder order,
            SourceConnector source,
            ImportMemory memory,
            AwaitedPlaces awaited,
            Leavers leavers,
            Siblings siblings) {
        this.order = order;
        this.source = source;
        this.memory = memory;
        this.awaited = awaited;
        this.leavers = leavers;
        this.siblings = siblings;
        this.census = new BaseCensus(
                order.selection().filter().searchBases(), order.source().guard());
        this.connector = order.source().name();
    }

    /**
     * Before anything is read: lets those go that were withheld and have been approved since, if they are still gone, and asks
     * again whether others have moved.
     */
    void begin() {
        leavers.begin();
        for (List<Departing> some = leavers.approved(); !some.isEmpty(); some = leavers.approved()) {
            List<Departing> gone = stillGone(some);
            leavers.tell(gone.stream().filter(each -> each.awaits() == null).toList());
        }
        for (List<Departing> some = leavers.awaiting(""); !some.isEmpty(); ) {
            stillGone(some);
            some = leavers.awaiting(some.getLast().anchor());
        }
    }

    /** What is known of them now is noted; whoever is there again is forgotten. */
    private List<Departing> stillGone(List<Departing> before) {
        Map<String, Evidence> evidence =
                before.stream().collect(Collectors.toMap(Departing::anchor, Departing::evidence));
        List<Departing> gone = gone(
                memory.known(connector, evidence.keySet()).values(),
                anchor -> Objects.requireNonNull(evidence.get(anchor)));
        leavers.note(gone);
        Set<String> back = new LinkedHashSet<>(evidence.keySet());
        gone.forEach(each -> back.remove(each.anchor()));
        leavers.seen(back);
        return gone;
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
                case SourceItem.MembersChanged group -> {
                    // is there
                }
                case SourceItem.BaseFailed base -> {
                    // has been noted; whoever is there stays
                }
                case SourceItem.Faulty faulty -> {
                    // has been counted; it says nothing about leaving
                }
            }
        }
        leavers.note(unlessMoved(memory.known(connector, outside).values().stream()
                .map(object -> departing(object, Evidence.OUT_OF_FILTER))
                .toList()));
        leavers.note(gone(memory.known(connector, gone).values(), anchor -> Evidence.REPORTED));
    }

    private void note(SourceItem.Unmentioned unmentioned) {
        DistinguishedName container = DistinguishedName.parse(unmentioned.below());
        eachPage(
                object -> !unmentioned.mentioned().test(object.anchor()) && isProvedBelow(object, container),
                Evidence.REPORTED);
    }

    private static boolean isProvedBelow(KnownObject object, DistinguishedName container) {
        try {
            return DistinguishedName.parse(object.dn()).isAtOrUnder(container);
        } catch (MalformedName e) {
            return false;
        }
    }

    /** After everything was seen: all known objects that were not among it. */
    void note(SeenRows seen, List<SourceItem.BaseFailed> failed) {
        failed.forEach(base -> census.failed(base.base()));
        if (order.full() && memory.count(connector) != seen.count()) {
            eachPage(object -> isDoubtful(object, seen), Evidence.ABSENT_FROM_COMPLETE_IMPORT);
        }
    }

    private boolean isDoubtful(KnownObject object, SeenRows seen) {
        boolean there = seen.contains(object.id());
        Optional<String> base = census.count(object, there);
        return !there && base.filter(census::hasFailed).isEmpty();
    }

    /** Asks the directory, page by page of what is known, for those of whom it is doubtful that they are still there. */
    private void eachPage(Predicate<KnownObject> doubtful, Evidence whenGone) {
        long after = 0;
        List<KnownObject> page = memory.page(connector, after, PAGE);
        while (!page.isEmpty()) {
            after = page.getLast().id();
            leavers.note(gone(page.stream().filter(doubtful).toList(), anchor -> whenGone));
            page = memory.page(connector, after, PAGE);
        }
    }

    /** At the end: tells who has left, as far as it can be believed. @return the places that did not show all they have */
    List<RunError> conclude() {
        return leavers.conclude(census.incomplete());
    }

    private List<Departing> gone(Collection<KnownObject> objects, Function<String, Evidence> whenGone) {
        List<Departing> gone = new ArrayList<>();
        if (objects.isEmpty()) {
            return gone;
        }
        Map<String, String> places =
                source.locate(objects.stream().map(KnownObject::anchor).toList());
        List<DistinguishedName> silent =
                source.unanswered().stream().map(DistinguishedName::parse).toList();
        List<String> inside = new ArrayList<>();
        for (KnownObject object : objects) {
            String place = places.get(object.anchor());
            if (place != null && includes(place)) {
                inside.add(place);
            } else if (place != null) {
                gone.add(departing(object, Evidence.OUT_OF_FILTER));
            } else if (silent.stream().noneMatch(base -> isAtOrUnder(object, base))) {
                gone.add(departing(object, whenGone.apply(object.anchor())));
            }
        }
        awaited.await(connector, inside);
        return unlessMoved(gone);
    }

    private List<Departing> unlessMoved(List<Departing> gone) {
        Map<String, String> moved =
                siblings.awaited(gone.stream().map(Departing::anchor).toList());
        return moved.isEmpty()
                ? gone
                : gone.stream()
                        .map(each -> each.awaiting(moved.get(each.anchor())))
                        .toList();
    }

    private static boolean isAtOrUnder(KnownObject object, DistinguishedName base) {
        try {
            return DistinguishedName.parse(object.dn()).isAtOrUnder(base);
        } catch (MalformedName e) {
            return true; // a place we cannot read may be there
        }
    }

    private Departing departing(KnownObject object, Evidence evidence) {
        return new Departing(
                object.anchor(),
                object.dn(),
                object.objectClass(),
                evidence,
                census.baseOf(object.dn()).orElse(null),
                null);
    }

    private boolean includes(String place) {
        try {
            return order.selection().filter().includes(DistinguishedName.parse(place));
        } catch (MalformedName e) {
            return true; // a place we cannot read is no proof that anybody left
        }
    }
}
