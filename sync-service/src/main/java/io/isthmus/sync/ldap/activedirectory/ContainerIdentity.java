package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.ldap.Anchors;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What containers are known by, whatever the anchor of people is: {@code objectGUID}, or {@code entryUUID} (RFC 4530). */
public final class ContainerIdentity {

    private static final int ASKED_TOGETHER = 100;

    private final SourceDirectory directory;
    private final Anchors identity;

    public ContainerIdentity(SourceDirectory directory) {
        this.directory = directory;
        String attribute = directory.source().kind().anchorAttribute();
        this.identity = new Anchors(attribute, directory.kinds().of(attribute) == AttributeKinds.Kind.BINARY);
    }

    /** By DN as it was asked for. */
    public Map<String, String> ids(Collection<String> dns) {
        Map<String, String> ids = new HashMap<>();
        for (String dn : dns) {
            try {
                SearchResultEntry container = directory.connection().getEntry(dn, identity.attribute());
                String id = container == null ? null : identity.of(container);
                if (id != null) {
                    ids.put(dn, id);
                }
            } catch (LDAPException e) {
                throw SourceFaults.whileReading(directory.source(), "the container " + dn, e);
            }
        }
        return ids;
    }

    /** By id. */
    public Map<String, String> places(Collection<String> ids) {
        Map<String, String> places = new HashMap<>();
        List<String> wanted = new ArrayList<>(ids);
        for (int from = 0; from < wanted.size(); from += ASKED_TOGETHER) {
            Filter anyOfThem =
                    Filter.createORFilter(wanted.subList(from, Math.min(wanted.size(), from + ASKED_TOGETHER)).stream()
                            .map(identity::filterFor)
                            .toList());
            for (PartitionSettings partition : directory.source().partitions()) {
                find(partition.dn(), anyOfThem, places);
            }
        }
        return places;
    }

    private void find(String base, Filter filter, Map<String, String> places) {
        try {
            directory
                    .connection()
                    .search(DomainObjects.subtree(base, filter, new String[] {identity.attribute()}))
                    .getSearchEntries()
                    .forEach(entry -> places.put(identity.of(entry), entry.getDN()));
        } catch (LDAPSearchException e) {
            if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                throw SourceFaults.whileReading(directory.source(), "containers under " + base, e);
            }
        }
    }
}
