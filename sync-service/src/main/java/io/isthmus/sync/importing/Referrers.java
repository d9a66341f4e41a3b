package io.isthmus.sync.importing;

import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceItem.Observed;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads again, in a delta, who refers to objects that it has found at a new place. Otherwise a person who is renamed would
 * be nobody's manager and no group's member any more, until the next full import.
 *
 * <p>An object at a new place waits until everybody who refers to it has been taken: once it is remembered there, no later
 * delta asks for them, so a crash between must repeat both.
 */
final class Referrers {

    /** Each place is asked for in each attribute that refers, and servers bound the length of a filter. */
    private static final int ASKED_TOGETHER = 20;

    private static final int READ_TOGETHER = 100;

    private final ImportOrder order;
    private final SourceConnector source;
    private final PageImport pages;
    private final Displaced displaced;
    private final Departures departures;

    Referrers(ImportOrder order, SourceConnector source, PageImport pages, Displaced displaced, Departures departures) {
        this.order = order;
        this.source = source;
        this.pages = pages;
        this.displaced = displaced;
        this.departures = departures;
    }

    /** Takes a page of a delta, and who refers to what has a new place there; these may have new places themselves. */
    void takeAfterThem(List<SourceItem> page) {
        Waiting waiting = new Waiting();
        List<SourceItem> elsewhere = new ArrayList<>(takeKnown(page, waiting));
        List<String> unsure = pages.unsure();
        for (int from = 0; from < unsure.size(); from += READ_TOGETHER) {
            List<String> some = unsure.subList(from, Math.min(unsure.size(), from + READ_TOGETHER));
            elsewhere.addAll(read(source.at(order.selection(), some), waiting));
        }
        for (List<String> places = waiting.next(); !places.isEmpty(); places = waiting.next()) {
            elsewhere.addAll(read(source.referring(order.selection(), places), waiting));
        }
        departures.note(displaced.by(waiting.items()));
        elsewhere.addAll(pages.take(waiting.items()));
        departures.note(elsewhere);
    }

    private List<SourceItem> read(SourceReading wanted, Waiting waiting) {
        List<SourceItem> elsewhere = new ArrayList<>();
        try (SourceReading reading = wanted) {
            for (Optional<List<SourceItem>> page = reading.next(); page.isPresent(); page = reading.next()) {
                elsewhere.addAll(takeKnown(page.get(), waiting));
            }
        }
        return elsewhere;
    }

    private List<SourceItem> takeKnown(List<SourceItem> page, Waiting waiting) {
        Map<String, List<Observed>> anew = pages.placedAnew(page);
        waiting.add(anew);
        return pages.take(page.stream()
                .filter(item -> !(item instanceof Observed(SourceEntry entry, long weight))
                        || !anew.containsKey(entry.anchor()))
                .toList());
    }

    /** Objects at a new place, each as it was seen last, by anchor. */
    private static final class Waiting {

        private final Map<String, List<Observed>> objects = new LinkedHashMap<>();
        private final Set<String> asked = new HashSet<>();

        void add(Map<String, List<Observed>> more) {
            objects.putAll(more);
        }

        List<SourceItem> items() {
            return objects.values().stream().<SourceItem>flatMap(List::stream).toList();
        }

        /** Places that have not been asked for. */
        List<String> next() {
            List<String> places = new ArrayList<>();
            for (List<Observed> shown : objects.values()) {
                for (Observed item : shown) {
                    if (places.size() < ASKED_TOGETHER && asked.add(item.entry().dn())) {
                        places.add(item.entry().dn());
                    }
                }
            }
            return places;
        }
    }
}
