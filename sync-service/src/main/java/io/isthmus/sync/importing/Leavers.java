package io.isthmus.sync.importing;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.sync.importing.BaseCensus.Incomplete;
import io.isthmus.sync.importing.ShrinkGuard.Loss;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.KnownObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whom an import has found to be gone: noted while it goes on, judged as a whole at its end, then told or withheld.
 *
 * <pre>
 * departure                                              is
 * approved, for exactly its set                          told by the next import, if the directory still says so
 * under a base that turned out incomplete                withheld
 * of a class that loses too many ({@link ImportGuard})   withheld
 * any other                                              told
 * of an object that is seen again, withheld or not       forgotten
 * </pre>
 */
final class Leavers {

    private static final int PAGE = 1_000;

    private final ImportOrder order;
    private final ImportMemory memory;
    private final DepartureMemory departures;
    private final ChangeStream changes;
    private final RunTally tally;
    private final Clock clock;
    private final String connector;
    private boolean any;

    Leavers(
            ImportOrder order,
            ImportMemory memory,
            DepartureMemory departures,
            ChangeStream changes,
            RunTally tally,
            Clock clock) {
        this.order = order;
        this.memory = memory;
        this.departures = departures;
        this.changes = changes;
        this.tally = tally;
        this.clock = clock;
        this.connector = order.source().name();
    }

    /** Before anything is read. */
    void begin() {
        any = departures.begin(connector);
    }

    /** Those that were withheld and may leave now, some at a time until none is left. */
    List<Departing> approved() {
        return any ? departures.approved(connector, PAGE) : List.of();
    }

    /** Those who may have moved to another source, some at a time; behind this anchor. */
    List<Departing> awaiting(String after) {
        return any ? departures.awaiting(connector, after, PAGE) : List.of();
    }

    void note(List<Departing> found) {
        if (!found.isEmpty()) {
            departures.note(connector, found, clock.instant());
            any = true;
        }
    }

    /** They are there; whatever was noted of them does not count. */
    void seen(Collection<String> anchors) {
        if (any && !anchors.isEmpty()) {
            departures.forget(connector, anchors);
        }
    }

    /** At the end of the reading. @return what is incomplete, for whoever runs this */
    List<RunError> conclude(List<Incomplete> incomplete) {
        if (!any) {
            return incomplete.isEmpty() ? List.of() : incomplete(incomplete, "");
        }
        Set<String> bases = incomplete.stream().map(Incomplete::base).collect(Collectors.toSet());
        List<Loss> losses = guard().losses(departures.noted(connector), bases, this::knownByClass);
        boolean withheld = !bases.isEmpty() || !losses.isEmpty();
        if (withheld) {
            departures.withhold(
                    connector, losses.stream().map(Loss::objectClass).toList(), bases);
        }
        if (withheld || order.full()) {
            tellWithheld(bases);
        }
        if (order.full()) {
            tellAwaiting();
        }
        tellTheRest();
        return incomplete.isEmpty() ? List.of() : incomplete(incomplete, departures.digest(connector));
    }

    /** A full import repeats what is withheld, as long as it is. */
    private void tellWithheld(Set<String> incomplete) {
        List<Loss> withheld = ShrinkGuard.byClass(departures.withheld(connector), incomplete, this::knownByClass);
        if (!withheld.isEmpty()) {
            String digest = departures.digest(connector);
            withheld.forEach(loss -> tally.error(WithheldFaults.shrinkHeld(order.source(), loss, digest)));
        }
    }

    /** As for those withheld; the first of them are enough to look into. */
    private void tellAwaiting() {
        departures.awaiting(connector, "", PAGE).stream()
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(each.awaits()), TreeMap::new, Collectors.counting()))
                .forEach((sibling, count) -> tally.error(WithheldFaults.awaited(order.source(), sibling, count)));
    }

    private List<RunError> incomplete(List<Incomplete> bases, String digest) {
        return bases.stream()
                .map(each -> WithheldFaults.incomplete(order.source(), each, digest))
                .toList();
    }

    private ShrinkGuard guard() {
        return new ShrinkGuard(order.source().guard());
    }

    private Map<String, Long> knownByClass() {
        return memory.countByClass(connector);
    }

    private void tellTheRest() {
        for (List<Departing> some = departures.leaving(connector, PAGE);
                !some.isEmpty();
                some = departures.leaving(connector, PAGE)) {
            tell(some);
        }
    }

    /** Sends them as deleted; when that is safe they are forgotten. A crash between repeats it. */
    void tell(List<Departing> leaving) {
        List<String> anchors = leaving.stream().map(Departing::anchor).toList();
        ChangeDetection comparison = new ChangeDetection(order.runId(), connector, clock.instant(), order.contexts());
        Map<String, KnownObject> known = memory.known(connector, anchors);
        List<ChangeMessage> messages = new ArrayList<>();
        for (Departing each : leaving) {
            KnownObject object = known.get(each.anchor());
            if (object != null) {
                messages.addAll(comparison.deleted(object, each.evidence()));
            }
        }
        if (!messages.isEmpty()) {
            changes.send(messages);
        }
        memory.forget(connector, known.keySet());
        departures.forget(connector, anchors);
        tally.count(Counts.DELETED, known.size());
    }
}
