package io.isthmus.sync.importing;

import java.util.List;
import java.util.Optional;

/**
 * Reads again, in a delta, who refers to objects that it has found at a new place. Otherwise a person who is renamed would
 * be nobody's manager and no group's member any more, until the next full import.
 */
final class Referrers {

    /** Each place is asked for in each attribute that refers, and servers bound the length of a filter. */
    private static final int ASKED_TOGETHER = 20;

    private final ImportOrder order;
    private final SourceConnector source;
    private final PageImport pages;
    private final Departures departures;

    Referrers(ImportOrder order, SourceConnector source, PageImport pages, Departures departures) {
        this.order = order;
        this.source = source;
        this.pages = pages;
        this.departures = departures;
    }

    /** Who refers may itself have been placed anew; ends because each object is found at a new place only once. */
    void follow() {
        for (List<String> places = pages.takePlacedAnew(); !places.isEmpty(); places = pages.takePlacedAnew()) {
            for (int from = 0; from < places.size(); from += ASKED_TOGETHER) {
                read(places.subList(from, Math.min(places.size(), from + ASKED_TOGETHER)));
            }
        }
    }

    private void read(List<String> places) {
        try (SourceReading reading = source.referring(order.selection(), places)) {
            for (Optional<List<SourceItem>> page = reading.next(); page.isPresent(); page = reading.next()) {
                departures.note(pages.take(page.get()));
            }
        }
    }
}
