package io.isthmus.sync.importing;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.KnownByAnchor;
import io.isthmus.sync.importing.memory.KnownInOrder;
import io.isthmus.sync.importing.memory.LastTaken;
import io.isthmus.sync.source.FindingMethod;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceConnectors;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Imports one connected directory.
 *
 * <ol>
 *   <li>Pages of objects are read ahead while earlier ones are compared with what was last sent.
 *   <li>Only differences are sent; when they are safe, they are remembered. A crash between repeats, and loses nothing.
 *   <li>A delta first reads again who refers to an object that has a new place, then takes the object.
 *   <li>Where somebody refers to a place that nobody is known at, the directory is asked who is there.
 *   <li>Only when <em>everything</em> under a base was seen, known objects that were not are taken as gone, after the directory
 *       was asked for each of them once more. Too many of them are withheld until somebody approves exactly those.
 *   <li>A marker for each partition ends the import.
 * </ol>
 *
 * A source that is empty, cannot be reached, or breaks off in the middle never deletes anybody.
 */
public final class Importing {

    private static final int MARKER_VERSION = 1;

    private final SourceConnectors connectors;
    private final ImportMemory memory;
    private final DepartureMemory departures;
    private final ContainerMemory containers;
    private final AwaitedPlaces awaited;
    private final LastTaken lastTaken;
    private final TakenIn takenIn;
    private final ChangeStream changes;
    private final Clock clock;

    public Importing(
            SourceConnectors connectors,
            ImportMemory memory,
            DepartureMemory departures,
            ContainerMemory containers,
            AwaitedPlaces awaited,
            LastTaken lastTaken,
            TakenIn takenIn,
            ChangeStream changes,
            Clock clock) {
        this.connectors = connectors;
        this.memory = memory;
        this.departures = departures;
        this.containers = containers;
        this.awaited = awaited;
        this.lastTaken = lastTaken;
        this.takenIn = takenIn;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Runs the import to its end; markers are sent unless nothing at all could be read, or the delta has to be repeated as a
     * full import, which is the same run. A quiet delta that finds no change, and no answer to what was not known yet, sends none either.
     */
    public ImportResult run(ImportOrder order, RunTally tally) {
        ImportResult result;
        try (SourceConnector connector = connectors.open(order.source(), order.last())) {
            result = read(new FollowedContainers(connector, containers).follow(order, tally), connector, tally);
        } catch (SourceException e) {
            result = failed(e.code().name(), e.getMessage(), e.whatToDo());
        }
        if (result.needsFullImport()) {
            return result;
        }
        boolean synchronizes = result.synchronizes() || changed(tally);
        if (synchronizes) {
            sendMarkers(order, result, tally);
        }
        return new ImportResult(result.failure(), synchronizes, result.watermark(), result.method());
    }

    private static boolean changed(RunTally tally) {
        return tally.get(Counts.ADDED) + tally.get(Counts.UPDATED) + tally.get(Counts.DELETED) > 0;
    }

    private ImportResult read(ImportOrder order, SourceConnector connector, RunTally tally) {
        Leavers leavers = new Leavers(order, memory, departures, changes, tally, clock);
        PageImport pages =
                new PageImport(order, memory, known(order), leavers, lastTaken, beginning(order), tally, clock);
        Departures departing = departures(order, connector, leavers);
        Referrers referrers = referrers(order.again(), connector, leavers, tally);
        departing.begin(); // asks the directory, so before it is read ahead on the same connection
        try (SourceReading reading =
                new ReadAhead(start(order, connector), order.source().name())) {
            for (Optional<List<SourceItem>> page = reading.next(); page.isPresent(); page = reading.next()) {
                take(page.get(), order, pages, referrers);
            }
            if (order.full()
                    && pages.read() == 0
                    && pages.failed().isEmpty()
                    && memory.count(order.source().name()) > 0) {
                return emptySource(order);
            }
            departing.note(pages.seen(), pages.failed());
            boolean foundOut = new AwaitedReading(
                            order, connector, awaited, MentionedPlaces.all(order, awaited, changes))
                    .take(referrers::takeAfterThem);
            List<RunError> faults = faults(pages.failed(), departing.conclude());
            if (order.full() && faults.isEmpty()) {
                awaited.readThrough(order.source().name());
            }
            return ended(
                    faults,
                    foundOut || !order.quiet(),
                    tally,
                    reading.watermark().orElse(order.watermark()),
                    connector.method().orElse(null));
        }
    }

    private static List<RunError> faults(List<SourceItem.BaseFailed> failed, List<RunError> incomplete) {
        List<RunError> faults = new ArrayList<>();
        failed.forEach(base -> faults.add(new RunError(base.code(), base.base(), base.message(), base.whatToDo())));
        faults.addAll(incomplete);
        return faults;
    }

    /** An import that did not see everything remembers no place to go on from: the next one reads what it missed. */
    private static ImportResult ended(
            List<RunError> faults,
            boolean synchronizes,
            RunTally tally,
            @Nullable String watermark,
            @Nullable FindingMethod method) {
        faults.stream().skip(1).forEach(tally::error);
        return faults.isEmpty()
                ? new ImportResult(null, synchronizes, watermark, method)
                : new ImportResult(faults.getFirst(), false, null);
    }

    /** A full import learns by itself who is where: a first one would await everybody. */
    private ChangeStream beginning(ImportOrder order) {
        String name = order.source().name();
        ChangeStream all = order.full() && !awaited.wasReadThrough(name)
                ? MentionedPlaces.elsewhere(order, awaited, changes)
                : whatReferencesLeadTo(order);
        return order.full() ? new UnsettledSource(name, awaited, all) : all;
    }

    private ChangeStream whatReferencesLeadTo(ImportOrder order) {
        return new VacatedPlaces(order.source().name(), memory, awaited, MentionedPlaces.all(order, awaited, changes));
    }

    private Referrers referrers(ImportOrder order, SourceConnector connector, Leavers leavers, RunTally tally) {
        return new Referrers(
                order,
                connector,
                new PageImport(
                        order, memory, lookedUp(order), leavers, lastTaken, whatReferencesLeadTo(order), tally, clock),
                new Displaced(order.source().name(), memory, awaited),
                departures(order, connector, leavers));
    }

    private KnownByAnchor known(ImportOrder order) {
        return order.full() ? KnownInOrder.of(order.source().name(), memory) : lookedUp(order);
    }

    private KnownByAnchor lookedUp(ImportOrder order) {
        return anchors -> memory.known(order.source().name(), anchors);
    }

    private Departures departures(ImportOrder order, SourceConnector connector, Leavers leavers) {
        Siblings siblings = Siblings.of(order.source(), order.sources(), connectors, takenIn);
        return new Departures(order, connector, memory, awaited, leavers, siblings);
    }

    /** Whom a full import does not see is found at its end, and it sees everybody who refers. */
    private static void take(List<SourceItem> page, ImportOrder order, PageImport pages, Referrers referrers) {
        if (order.full()) {
            pages.take(page);
        } else {
            referrers.takeAfterThem(page);
        }
    }

    private static SourceReading start(ImportOrder order, SourceConnector connector) {
        return order.full()
                ? connector.fullImport(order.selection())
                : connector.deltaImport(order.selection(), Objects.requireNonNull(order.watermark()));
    }

    private ImportResult emptySource(ImportOrder order) {
        String name = order.source().name();
        return failed(
                "EMPTY_SOURCE",
                "the source " + name + " returned no object, though " + memory.count(name)
                        + " are known; nothing was taken as deleted",
                "Check the account's rights and the containers of the source; then run a full import again.");
    }

    private static ImportResult failed(String code, String message, String whatToDo) {
        return new ImportResult(new RunError(code, null, message, whatToDo), false, null);
    }

    private void sendMarkers(ImportOrder order, ImportResult result, RunTally tally) {
        changes.sendMarkers(count -> IntStream.range(0, count)
                .mapToObj(partition -> new ImportMarker(
                        MARKER_VERSION,
                        order.runId(),
                        order.source().name(),
                        partition,
                        count,
                        result.complete(),
                        tally.counts(),
                        clock.instant(),
                        order.full()))
                .toList());
    }
}
