package io.isthmus.sync.ldap;

import io.isthmus.sync.importing.SourceItem;
import io.isthmus.sync.importing.SourceReading;
import java.util.List;
import java.util.Optional;

/** A reading whose watermark was known before it began. */
record WithWatermark(SourceReading reading, String known) implements SourceReading {

    @Override
    public Optional<List<SourceItem>> next() {
        return reading.next();
    }

    @Override
    public Optional<String> watermark() {
        return Optional.of(known);
    }

    @Override
    public void close() {
        reading.close();
    }
}
