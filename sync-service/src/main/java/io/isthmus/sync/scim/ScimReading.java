package io.isthmus.sync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.directories.streaming.UuidSet;
import io.isthmus.sync.scim.ScimProvider.Walk;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads users, then groups, page by page. A listing that repeats somebody, or ends before its total, has changed while it was read
 * and proves nothing about who is gone.
 */
final class ScimReading implements SourceReading {

    private final ScimProvider provider;
    private final ResourceObjects objects;
    private final Queue<ScimKind> kinds;
    private final @Nullable String filter;
    private final LastModified lastModified;
    private final Supplier<@Nullable String> watermark;
    private final Queue<SourceItem> read = new ArrayDeque<>();
    private UuidSet seen = new UuidSet();
    private @Nullable Walk walk;
    private boolean over;

    /**
     * @param filter of a delta; none: everybody, of whom the listing must be whole
     * @param watermark asked for at the end
     */
    ScimReading(
            ScimProvider provider,
            ResourceObjects objects,
            List<ScimKind> kinds,
            @Nullable String filter,
            LastModified lastModified,
            Supplier<@Nullable String> watermark) {
        this.provider = provider;
        this.objects = objects;
        this.kinds = new ArrayDeque<>(kinds);
        this.filter = filter;
        this.lastModified = lastModified;
        this.watermark = watermark;
    }

    @Override
    public Optional<List<SourceItem>> next() {
        while (read.isEmpty() && !over) {
            advance();
        }
        List<SourceItem> page = new ArrayList<>();
        while (!read.isEmpty() && page.size() < provider.source().pageSize()) {
            page.add(read.remove());
        }
        return page.isEmpty() ? Optional.empty() : Optional.of(page);
    }

    private void advance() {
        if (walk == null) {
            ScimKind kind = kinds.poll();
            if (kind == null) {
                over = true;
                return;
            }
            walk = provider.walk(kind, filter);
            seen = new UuidSet();
        }
        try {
            page(walk);
        } catch (SourceException e) {
            if (filter != null || e.code() != SourceException.Code.SIZE_LIMIT_EXCEEDED) {
                throw e;
            }
            fail(e);
        }
    }

    private void page(Walk open) {
        ResourcePage page = open.next();
        if (page == null) {
            walk = null;
            if (filter == null && seen.size() < open.total()) {
                read.add(SourceItem.BaseFailed.of(provider.base(), provider.changedWhileRead(open)));
            }
            return;
        }
        boolean repeated = false;
        for (JsonNode resource : page.resources()) {
            lastModified.see(resource);
            provider.requireChanged(filter, resource);
            repeated |= !seen.add(key(resource));
            read.add(objects.of(open.kind(), resource));
        }
        if (repeated && filter == null) {
            fail(provider.changedWhileRead(open));
        }
    }

    /** Of this kind no more is read; the other one goes on. */
    private void fail(SourceException fault) {
        read.add(SourceItem.BaseFailed.of(provider.base(), fault));
        walk = null;
    }

    /** As short for each, whatever the provider's ids look like. */
    private static UUID key(JsonNode resource) {
        return UUID.nameUUIDFromBytes(resource.path("id").asText("").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> watermark() {
        return over ? Optional.ofNullable(watermark.get()) : Optional.empty();
    }

    @Override
    public void close() {
        // the session is the connector's
    }
}
