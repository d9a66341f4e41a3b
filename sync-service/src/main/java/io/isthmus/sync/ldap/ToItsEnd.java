package io.isthmus.sync.ldap;

import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.List;
import java.util.Optional;

/** A reading that says when it has come to its end: then nothing is still on its way through its connection. */
record ToItsEnd(SourceReading reading, Runnable end) implements SourceReading {

    @Override
    public Optional<List<SourceItem>> next() {
        Optional<List<SourceItem>> page = reading.next();
        if (page.isEmpty()) {
            end.run();
        }
        return page;
    }

    @Override
    public Optional<String> watermark() {
        return reading.watermark();
    }

    @Override
    public void close() {
        reading.close();
    }
}
