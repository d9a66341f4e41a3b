package io.isthmus.sync.importing;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks the directory who is at the places that are awaited, until none is. Who is known from elsewhere has moved, and is
 * taken as he is now; who is new and selected is taken; who is not selected is out of scope; where nobody is, two runs in
 * succession, a reference leads to nothing.
 */
final class AwaitedReading {

    /** A server may answer each by a search of its own. */
    private static final int ASKED_TOGETHER = 100;

    private final ImportOrder order;
    private final SourceConnector source;
    private final AwaitedPlaces awaited;
    private final MentionedPlaces mentioned;
    private final String connector;

    AwaitedReading(ImportOrder order, SourceConnector source, AwaitedPlaces awaited, MentionedPlaces mentioned) {
        this.mentioned = mentioned;
        this.order = order;
        this.source = source;
        this.awaited = awaited;
        this.connector = order.source().name();
    }

    /**
     * Whom it finds refers to others, who may be awaited then; each place is answered when its page has been taken.
     *
     * @return whether a synchronization has to look again at what was not known yet
     */
    boolean take(Consumer<List<SourceItem>> taker) {
        List<String> places = next();
        if (places.isEmpty()) {
            return false;
        }
        for (; !places.isEmpty(); places = next()) {
            Set<String> found = new HashSet<>();
            try (SourceReading reading = source.at(order.selection(), places)) {
                for (Optional<List<SourceItem>> page = reading.next(); page.isPresent(); page = reading.next()) {
                    page.get().forEach(item -> placeOf(item).ifPresent(found::add));
                    taker.accept(page.get());
                    page.get().forEach(this::awaitMentioned);
                }
            }
            Predicate<String> silent = silent();
            awaited.unanswered(
                    connector, order.runId(), places.stream().filter(silent).toList());
            awaited.answered(
                    connector,
                    order.runId(),
                    places.stream().filter(silent.negate()).toList(),
                    found);
        }
        awaited.settled(connector);
        return awaited.anyAnsweredSinceSynchronization();
    }

    /** A place that nobody answered for, as where a domain is away, may be anybody's. */
    private Predicate<String> silent() {
        List<DistinguishedName> bases =
                source.unanswered().stream().map(DistinguishedName::parse).toList();
        return place -> !bases.isEmpty() && bases.stream().anyMatch(base -> isAtOrUnder(place, base));
    }

    private static boolean isAtOrUnder(String place, DistinguishedName base) {
        try {
            return DistinguishedName.parse(place).isAtOrUnder(base);
        } catch (MalformedName e) {
            return false; // a value that is no name leads to nobody
        }
    }

    private void awaitMentioned(SourceItem item) {
        if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)) {
            mentioned.awaitWhereSomebodyLeft(entry);
        }
    }

    private List<String> next() {
        return awaited.next(connector, order.runId(), ASKED_TOGETHER);
    }

    private static Optional<String> placeOf(SourceItem item) {
        if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)) {
            return Optional.of(entry.dn());
        }
        return item instanceof SourceItem.Faulty faulty ? Optional.of(faulty.dn()) : Optional.empty();
    }
}
