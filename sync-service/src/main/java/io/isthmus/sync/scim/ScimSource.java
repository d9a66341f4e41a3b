package io.isthmus.sync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.SpelledName;
import io.isthmus.sync.rows.RowObjects;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A SCIM provider. A delta asks for {@code meta.lastModified}, where the last full import has proved that the provider filters by it;
 * who is gone is found by full imports, and looked up by id before it is believed.
 */
final class ScimSource implements SourceConnector {

    /** Before the time of the newest change; alone where the provider does not filter by it. */
    private static final String MARK = "SCIM ";

    private static final Instant LONG_AGO = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T00:00:00Z");

    private final ScimProvider provider;
    private final ScimSourceConfig config;
    private final Clock clock;

    ScimSource(ScimProvider provider, ScimSourceConfig config, Clock clock) {
        this.provider = provider;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        LastModified lastModified = new LastModified(clock);
        List<ScimKind> kinds = ScimKind.selected(selection);
        return new ScimReading(
                provider,
                new ResourceObjects(provider.source(), selection),
                kinds,
                null,
                lastModified,
                () -> MARK + (filters(kinds) ? time(lastModified.newest()) : ""));
    }

    /** Nobody was changed after the end of time, and whoever was changed at all was after its beginning. */
    private boolean filters(List<ScimKind> kinds) {
        try {
            return kinds.stream().allMatch(this::filters);
        } catch (SourceException e) {
            return false; // what it makes of a filter stops no import
        }
    }

    private boolean filters(ScimKind kind) {
        Optional<ResourcePage> ahead = provider.first(kind, changedSince(FAR_AHEAD));
        Optional<ResourcePage> all = provider.first(kind, changedSince(LONG_AGO));
        return ahead.filter(none -> none.received() == 0).isPresent()
                && all.filter(some -> some.received() > 0 || some.total() == 0).isPresent();
    }

    private static String changedSince(Instant time) {
        return LastModified.changedSince(time, Duration.ZERO);
    }

    private static String time(Optional<Instant> newest) {
        return newest.map(Instant::toString).orElse("");
    }

    /** Where the provider does not filter by time, a delta has nothing to ask for. */
    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        String before = watermark.startsWith(MARK) ? watermark.substring(MARK.length()) : "";
        if (before.isEmpty()) {
            return SourceReading.ofNothing();
        }
        LastModified lastModified = new LastModified(clock);
        Instant since = Instant.parse(before);
        return new ScimReading(
                provider,
                new ResourceObjects(provider.source(), selection),
                ScimKind.selected(selection),
                LastModified.changedSince(since, config.deltaOverlap()),
                lastModified,
                () -> MARK
                        + lastModified
                                .newest()
                                .filter(newest -> newest.isAfter(since))
                                .orElse(since));
    }

    @Override
    public Map<String, String> locate(Collection<String> anchors) {
        Map<String, String> places = new HashMap<>();
        for (String anchor : anchors) {
            if (found(anchor) != null) {
                places.put(anchor, RowObjects.place(provider.base(), anchor));
            }
        }
        return places;
    }

    private record Found(ScimKind kind, JsonNode resource) {}

    private @Nullable Found found(String id) {
        return Stream.of(ScimKind.values())
                .flatMap(kind -> provider.get(kind, id).map(resource -> new Found(kind, resource)).stream())
                .findFirst()
                .orElse(null);
    }

    @Override
    public SourceReading at(ImportSelection selection, Collection<String> dns) {
        ResourceObjects objects = new ResourceObjects(provider.source(), selection);
        List<SourceItem> items = new ArrayList<>();
        for (String dn : dns) {
            String id = SpelledName.of(dn).components().getFirst().value();
            Found found = isPlace(dn, id) ? foundWithoutCase(id) : null;
            if (found != null) {
                items.add(objects.of(found.kind(), found.resource()));
            }
        }
        return SourceReading.of(items);
    }

    /** Names are compared without case, and ids are not; most ids are written small. */
    private @Nullable Found foundWithoutCase(String id) {
        Found found = found(id);
        return found == null ? found(id.toLowerCase(Locale.ROOT)) : found;
    }

    private boolean isPlace(String dn, String id) {
        return DistinguishedName.normalize(dn)
                .equals(DistinguishedName.normalize(RowObjects.place(provider.base(), id)));
    }

    @Override
    public void close() {
        provider.close();
    }
}
