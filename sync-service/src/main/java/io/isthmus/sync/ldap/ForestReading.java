package io.isthmus.sync.ldap;

import io.isthmus.sync.importing.SourceItem;
import io.isthmus.sync.importing.SourceReading;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Readings of several servers, one after the other; their watermarks together. */
final class ForestReading implements SourceReading {

    private final Map<String, SourceReading> readings;
    private final Iterator<SourceReading> coming;
    private SourceReading current = SourceReading.ofNothing();

    /** @param readings by the name of the server */
    ForestReading(Map<String, SourceReading> readings) {
        this.readings = readings;
        this.coming = readings.values().iterator();
    }

    @Override
    public Optional<List<SourceItem>> next() {
        Optional<List<SourceItem>> page = current.next();
        while (page.isEmpty() && coming.hasNext()) {
            current = coming.next();
            page = current.next();
        }
        return page;
    }

    /** None where one of them has none: then all are read anew. */
    @Override
    public Optional<String> watermark() {
        Map<String, String> reached = new LinkedHashMap<>();
        readings.forEach((server, reading) -> reading.watermark().ifPresent(mark -> reached.put(server, mark)));
        return reached.size() == readings.size() ? Optional.of(new ForestWatermark(reached).json()) : Optional.empty();
    }

    @Override
    public void close() {
        readings.values().forEach(SourceReading::close);
    }
}
