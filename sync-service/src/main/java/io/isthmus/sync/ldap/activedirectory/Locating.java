package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.ldap.Anchors;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for objects by their anchors, filters or not. */
public final class Locating {

    private static final int TOGETHER = 100;

    private final SourceDirectory directory;
    private final Set<String> unanswered = new HashSet<>();

    public Locating(SourceDirectory directory) {
        this.directory = directory;
    }

    /** @return DN by anchor, for those that are there and may be seen */
    public Map<String, String> places(Collection<String> wanted, LDAPConnection connection) {
        return places(wanted, connection, List.of());
    }

    /** Anchors of those that lie among the deleted objects, and may be seen there. */
    Set<String> deleted(Collection<String> wanted, LDAPConnection connection) {
        Filter deleted = Filter.createEqualityFilter("isDeleted", "TRUE");
        return places(wanted, connection, List.of(deleted), Tombstones.showDeleted())
                .keySet();
    }

    /** Partitions where it was not said who is there. */
    public Set<String> unanswered() {
        return Set.copyOf(unanswered);
    }

    private Map<String, String> places(
            Collection<String> wanted, LDAPConnection connection, List<Filter> also, Control... controls) {
        Anchors anchors = directory.anchors();
        Map<String, String> places = new HashMap<>();
        List<String> rest = new ArrayList<>(wanted);
        for (int from = 0; from < rest.size(); from += TOGETHER) {
            List<Filter> some = rest.subList(from, Math.min(rest.size(), from + TOGETHER)).stream()
                    .map(anchors::filterFor)
                    .toList();
            List<Filter> all = new ArrayList<>(also);
            all.add(Filter.createORFilter(some));
            Filter filter = all.size() == 1 ? all.getFirst() : Filter.createANDFilter(all);
            for (PartitionSettings partition : directory.source().partitions()) {
                String[] attributes = {anchors.attribute()};
                search(
                        new SearchRequest(
                                null,
                                controls,
                                partition.dn(),
                                SearchScope.SUB,
                                DereferencePolicy.NEVER,
                                0,
                                0,
                                false,
                                filter,
                                attributes),
                        connection,
                        places);
            }
        }
        return places;
    }

    private void search(SearchRequest request, LDAPConnection connection, Map<String, String> places) {
        Anchors anchors = directory.anchors();
        try {
            for (SearchResultEntry entry : connection.search(request).getSearchEntries()) {
                places.put(anchors.of(entry), entry.getDN());
            }
        } catch (LDAPSearchException e) {
            if (!e.getResultCode().isConnectionUsable()) {
                throw SourceFaults.whileReading(
                        directory.source(), "objects by " + anchors.attribute() + " under " + request.getBaseDN(), e);
            }
            unanswered.add(
                    request.getBaseDN()); // hidden, refused or elsewhere: that nobody was found there proves nothing
        }
    }
}
