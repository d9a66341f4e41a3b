package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.sync.importing.ImportSelection;
import io.isthmus.sync.importing.SourceException;
import io.isthmus.sync.importing.SourceException.Code;
import io.isthmus.sync.importing.SourceReading;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Changes by content synchronization (RFC 4533): whoever is gone is told, and a quiet directory answers with nothing. */
final class SyncreplFinding implements ChangeFinding {

    private final SourceDirectory directory;
    private final KeptConnections.Lending connections;

    /** @param connections to the same directory */
    SyncreplFinding(SourceDirectory directory, KeptConnections.Lending connections) {
        this.directory = directory;
        this.connections = connections;
    }

    @Override
    public SourceReading full(ImportSelection selection) {
        String watermark = new SyncWatermark(shape(selection), cookies(selection)).text();
        return new WithWatermark(directory.paged(selection, null), () -> Optional.of(watermark));
    }

    private Map<String, String> cookies(ImportSelection selection) {
        Map<String, String> cookies = new LinkedHashMap<>();
        List<String> contexts = namingContexts();
        for (SearchBase base : selection.filter().searchBases()) {
            cookies.put(
                    base.dn(),
                    ContextCsn.cookie(directory.connection(), base.dn(), contexts)
                            .orElseThrow(() -> impossible("contextCSN of " + base.dn() + " cannot be read")));
        }
        return cookies;
    }

    private List<String> namingContexts() {
        try {
            return RootEntry.read(directory.connection())
                    .map(RootEntry::namingContexts)
                    .orElse(List.of());
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(directory.source(), "the root entry", e);
        }
    }

    @Override
    public SourceReading since(ImportSelection selection, String watermark) {
        SyncWatermark before = SyncWatermark.of(watermark)
                .filter(known -> known.shape().equals(shape(selection)))
                .orElseThrow(() -> impossible("the last import read other bases, classes or attributes"));
        SyncProvider provider = new SyncProvider(directory, connections, selection);
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
