package io.isthmus.sync.ldap;

import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Readings of several servers, one after the other; their watermarks together. One that breaks off stops no other. */
final class ForestReading implements SourceReading {

    /**
     * @param name of the server
     * @param instead what is read where this cannot go on
     */
    record Part(String name, SourceReading reading, Function<SourceException, SourceReading> instead) {

        Part failed(SourceException fault) {
            reading.close();
            return new Part(name, instead.apply(fault), instead);
        }
    }

    private final int servers;
    private final Queue<Part> coming;
    private final Map<String, String> reached = new LinkedHashMap<>();
    private @Nullable Part current;

    ForestReading(List<Part> parts) {
        this.servers = parts.size();
        this.coming = new ArrayDeque<>(parts);
        this.current = coming.poll();
    }

    @Override
    public Optional<List<SourceItem>> next() {
        while (current != null) {
            Optional<List<SourceItem>> page = next(current);
            if (page.isPresent()) {
                return page;
            }
            ended(current);
            current = coming.poll();
        }
        return Optional.empty();
    }

    private Optional<List<SourceItem>> next(Part part) {
        try {
            return part.reading().next();
        } catch (SourceException e) {
            if (e.code() == SourceException.Code.DELTA_IMPOSSIBLE) {
                throw e; // is read anew as a whole
            }
            Part failed = part.failed(e);
            current = failed;
            return failed.reading().next();
        }
    }

    private void ended(Part part) {
        part.reading().watermark().ifPresent(mark -> reached.put(part.name(), mark));
        part.reading().close();
    }

    /** None where one of them has none: then all are read anew. */
    @Override
    public Optional<String> watermark() {
        return reached.size() == servers ? Optional.of(new ForestWatermark(reached).json()) : Optional.empty();
    }

    @Override
    public void close() {
        if (current != null) {
            current.reading().close();
        }
        coming.forEach(part -> part.reading().close());
    }
}
