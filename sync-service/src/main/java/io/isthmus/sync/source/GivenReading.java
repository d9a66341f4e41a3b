package io.isthmus.sync.source;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reading of what is at hand already: one page, or none. */
final class GivenReading implements SourceReading {

    private final @Nullable String watermark;
    private List<SourceItem> page;

    GivenReading(List<SourceItem> page, @Nullable String watermark) {
        this.page = List.copyOf(page);
        this.watermark = watermark;
    }

    @Override
    public Optional<List<SourceItem>> next() {
        List<SourceItem> rest = page;
        page = List.of();
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    @Override
    public Optional<String> watermark() {
        return Optional.ofNullable(watermark);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
