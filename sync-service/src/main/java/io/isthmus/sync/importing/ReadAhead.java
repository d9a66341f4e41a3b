package io.isthmus.sync.importing;

import io.isthmus.directories.streaming.Backlog;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.List;
import java.util.Optional;

/**
 * Reads the next pages while the caller still works on the last one: reading waits for the network, comparing for the
 * database, so the two overlap. Never holds more than {@value #PAGES_AHEAD} pages, and of heavy ones fewer ({@link Backlog}).
 */
final class ReadAhead implements SourceReading {

    static final int PAGES_AHEAD = 1;

    private sealed interface Delivery {
        record Page(List<SourceItem> items) implements Delivery {

            long weight() {
                return items.stream().mapToLong(SourceItem::weight).sum();
            }
        }

        record End() implements Delivery {}

        record Failure(RuntimeException cause) implements Delivery {}
    }

    private final SourceReading reading;
    private final Backlog<Delivery> deliveries = new Backlog<>(PAGES_AHEAD, PAGES_AHEAD * SourceItem.PART);
    private final Thread reader;

    ReadAhead(SourceReading reading, String name) {
        this.reading = reading;
        this.reader = Thread.ofVirtual().name("read-" + name).start(this::read);
    }

    @Override
    public Optional<List<SourceItem>> next() {
        return switch (take()) {
            case Delivery.Page page -> Optional.of(page.items());
            case Delivery.End end -> Optional.empty();
            case Delivery.Failure failure -> throw failure.cause();
        };
    }

    @Override
    public Optional<String> watermark() {
        return reading.watermark();
    }

    @Override
    public void close() {
        reader.interrupt();
        reading.close();
    }

    private void read() {
        try {
            Optional<List<SourceItem>> page = reading.next();
            while (page.isPresent()) {
                Delivery.Page delivery = new Delivery.Page(page.get());
                deliveries.put(delivery, delivery.weight());
                page = reading.next();
            }
            deliveries.put(new Delivery.End(), 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller closed us: nobody waits for more
        } catch (RuntimeException e) {
            deliver(new Delivery.Failure(e));
        }
    }

    private void deliver(Delivery delivery) {
        try {
            deliveries.put(delivery, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Delivery take() {
        try {
            return deliveries.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the next page", e);
        }
    }
}
