package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.directories.ldap.FaultKind;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.ldap.activedirectory.DirSyncAccess;
import io.isthmus.sync.ldap.activedirectory.Domains;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.ldap.syncrepl.ContextCsn;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceException;
import java.util.List;
import java.util.Optional;

/**
 * Asks a directory what it is able to do. What it refuses it is not able to do; where it does not answer at all, nothing is chosen: the deltas
 * of a whole day go on in the way that is.
 */
public final class AskedAbilities implements DirectoryAbilities {

    private static final int NEWEST_RECORDS = 200;

    private final SourceDirectory directory;
    private final ImportSelection selection;
    private final Optional<RootEntry> root;

    public AskedAbilities(SourceDirectory directory, ImportSelection selection) {
        this.directory = directory;
        this.selection = selection;
        this.root = root(directory);
    }

    private static Optional<RootEntry> root(SourceDirectory directory) {
        try {
            return RootEntry.read(directory.connection());
        } catch (LDAPException e) {
            if (FaultKind.of(e.getResultCode()) == FaultKind.NO_ANSWER) {
                throw SourceFaults.whileReading(directory.source(), "the root entry", e);
            }
            return Optional.empty();
        }
    }

    @Override
    public boolean offersContentSync() {
        return root.filter(RootEntry::offersContentSync).isPresent();
    }

    @Override
    public boolean showsContextCsn() {
        return selection.filter().searchBases().stream()
                .allMatch(base -> ContextCsn.cookie(directory, base.dn(), namingContexts())
                        .isPresent());
    }

    private List<String> namingContexts() {
        return root.map(RootEntry::namingContexts).orElse(List.of());
    }

    @Override
    public boolean changelogTellsOfPartitions() {
        return root.map(RootEntry::changelog).filter(this::tells).isPresent();
    }

    private boolean tells(RootEntry.Changelog changelog) {
        Filter newest = Filter.createGreaterOrEqualFilter(
                "changeNumber", String.valueOf(Math.max(0, changelog.last() - NEWEST_RECORDS)));
        try {
            SearchRequest request = new SearchRequest(changelog.base(), SearchScope.ONE, newest, "targetDN");
            return directory.connection().search(request).getSearchEntries().stream()
                    .anyMatch(this::ofPartition);
        } catch (LDAPException e) {
            return false;
        }
    }

    private boolean ofPartition(SearchResultEntry record) {
        try {
            String target = record.getAttributeValue("targetDN");
            return target != null && isBelowPartition(DistinguishedName.parse(target));
        } catch (MalformedName e) {
            return false;
        }
    }

    private boolean isBelowPartition(DistinguishedName target) {
        return directory.source().partitions().stream()
                .anyMatch(partition -> target.isAtOrUnder(DistinguishedName.parse(partition.dn())));
    }

    @Override
    public boolean isActiveDirectory() {
        return root.filter(RootEntry::activeDirectory).isPresent();
    }

    @Override
    public boolean holdsPartitionsAsController() {
        return !contexts().isEmpty();
    }

    @Override
    public DirSyncAccess dirSync() {
        return DirSyncAccess.of(directory.connection(), contexts());
    }

    private List<String> contexts() {
        try {
            Domains domains = new Domains(directory);
            return domains.contexts(domains.controller());
        } catch (SourceException e) {
            if (e.code() == SourceException.Code.CONNECTION_LOST) {
                throw e;
            }
            return List.of();
        }
    }
}
