package io.isthmus.sync.ldap.reading;

import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A reading whose watermark comes from elsewhere; asked for after the last page. */
public record WithWatermark(SourceReading reading, Supplier<Optional<String>> reached) implements SourceReading {

    @Override
    public Optional<List<SourceItem>> next() {
        return reading.next();
    }

    @Override
    public Optional<String> watermark() {
        return reached.get();
    }

    @Override
    public void close() {
        reading.close();
    }
}
