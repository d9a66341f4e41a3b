package io.isthmus.sync.ldap.syncrepl;

import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.sync.ldap.reading.ChangeFinding;
import io.isthmus.sync.ldap.reading.KeptConnections;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.WithWatermark;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceReading;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes by content synchronization (RFC 4533): whoever is gone is told, and a quiet directory answers with nothing. */
public final class SyncreplFinding implements ChangeFinding {

    private final SourceDirectory directory;
    private final KeptConnections.Lending connections;
    private final ProviderState state;
    private final Map<String, String> seen;

    /**
     * @param connections to the same directory
     * @param last watermark of the last complete import
     */
    public SyncreplFinding(
            SourceDirectory directory, KeptConnections.Lending connections, @Nullable String last, Clock clock) {
        this.directory = directory;
        this.connections = connections;
        this.state = new ProviderState(directory, clock);
        this.seen = Optional.ofNullable(last)
                .flatMap(SyncWatermark::of)
                .map(SyncWatermark::cookies)
                .orElse(Map.of());
    }

    @Override
    public SourceReading full(ImportSelection selection) {
        Map<String, String> cookies = cookies(selection);
        cookies.forEach((base, cookie) -> {
            if (seen.containsKey(base)) {
                state.requireAll(base, seen.get(base), cookie);
            }
        });
        String watermark = new SyncWatermark(shape(selection), cookies).text();
        return new WithWatermark(directory.paged(selection, null), () -> Optional.of(watermark));
    }

    private Map<String, String> cookies(ImportSelection selection) {
        Map<String, String> cookies = new LinkedHashMap<>();
        List<String> contexts = state.namingContexts();
        for (SearchBase base : selection.filter().searchBases()) {
            cookies.put(
                    base.dn(),
                    ContextCsn.cookie(directory, base.dn(), contexts)
                            .orElseThrow(() -> impossible("contextCSN of " + base.dn() + " cannot be read")));
        }
        return cookies;
    }

    @Override
    public SourceReading since(ImportSelection selection, String watermark) {
        SyncWatermark before = SyncWatermark.of(watermark)
                .filter(known -> known.shape().equals(shape(selection)))
                .orElseThrow(() -> impossible("the last import read other bases, classes or attributes"));
        SyncProvider provider = new SyncProvider(directory, connections, selection, state);
        return new SyncreplReading(
                provider,
                selection.filter().searchBases(),
                before,
                directory.source().pageSize());
    }

    /** What a cookie is good for: another base or other attributes would miss changes that were passed over. */
    private String shape(ImportSelection selection) {
        String text = selection.filter().searchBases() + "\n" + selection.objectClasses() + "\n"
                + List.of(directory.requested(selection));
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private SourceException impossible(String what) {
        return new SourceException(
                Code.DELTA_IMPOSSIBLE,
                "source " + directory.source().name() + ": " + what,
                "Nothing: a full import follows. If this stays, see whether the account may read contextCSN.",
                null);
    }
}
