package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SubtreeReading;
import io.isthmus.sync.ldap.reading.Subtrees;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Containers that have a new name or place. Active Directory tells nothing of the objects below them, though their names
 * have changed with it: they are listed, page by page, wherever they are now, inside the filters or not.
 */
final class PlacedContainers {

    private final SourceDirectory directory;
    private final ImportSelection selection;
    private Subtrees waiting = new Subtrees();
    private @Nullable SubtreeReading listing;

    PlacedContainers(SourceDirectory directory, ImportSelection selection) {
        this.directory = directory;
        this.selection = selection;
    }

    void add(String dn) {
        waiting.add(dn);
    }

    /** The next page of what lies below them; nothing when all of it was read. */
    Optional<List<SourceItem>> next() throws LDAPException {
        if (listing == null) {
            List<String> places = waiting.topmost();
            if (places.isEmpty()) {
                return Optional.empty();
            }
            waiting = new Subtrees();
            listing = below(places);
        }
        Optional<List<SourceItem>> page = listing.next();
        if (page.isEmpty()) {
            listing = null;
        }
        return page;
    }

    private SubtreeReading below(List<String> places) {
        return new SubtreeReading(
                directory.connection(),
                directory.entries(selection),
                places,
                DomainClasses.of(selection).selectedAlone(),
                directory.source().pageSize(),
                directory.requested(selection));
    }
}
