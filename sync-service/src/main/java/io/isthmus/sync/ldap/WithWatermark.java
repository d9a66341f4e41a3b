package io.isthmus.sync.ldap;

import io.isthmus.sync.importing.SourceItem;
import io.isthmus.sync.importing.SourceReading;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A reading, and how its watermark is come by. */
record WithWatermark(SourceReading reading, Supplier<Optional<String>> source) implements SourceReading {

    @Override
    public Optional<List<SourceItem>> next() {
        return reading.next();
    }

    @Override
    public Optional<String> watermark() {
        return source.get();
    }

    @Override
    public void close() {
        reading.close();
    }
}
