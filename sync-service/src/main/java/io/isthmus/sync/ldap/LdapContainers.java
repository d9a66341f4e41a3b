package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.SpelledName;
import io.isthmus.sync.containers.ContainerList.Container;
import io.isthmus.sync.containers.ContainerReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads the containers of LDAP directories. */
@ApplicationScoped
public class LdapContainers implements ContainerReader {

    /** Somebody waits for the answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String NO_ATTRIBUTES = "1.1";

    /** Structural classes that hold others: X.521, and those of Active Directory. */
    private static final Filter CONTAINERS = Filter.createORFilter(Stream.of(
                    "organizationalUnit",
                    "container",
                    "builtinDomain",
                    "domain",
                    "domainDNS",
                    "organization",
                    "locality",
                    "country")
            .map(name -> Filter.createEqualityFilter("objectClass", name))
            .toList());

    private final LdapConnectors connectors;

    LdapContainers(LdapConnectors connectors) {
        this.connectors = connectors;
    }

    @Override
    public Level directlyBelow(SourceSettings source, String dn, int limit) {
        try (LDAPConnection connection = connectors.signedIn(source, TIMEOUT)) {
            return read(connection, dn, limit);
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(source, "the containers in " + dn, e);
        }
    }

    /** One more than is wanted tells whether there are more; a server that has a smaller limit of its own says so. */
    private static Level read(LDAPConnection connection, String dn, int limit) throws LDAPException {
        SearchRequest request = new SearchRequest(
                dn,
                SearchScope.ONE,
                DereferencePolicy.NEVER,
                limit + 1,
                (int) TIMEOUT.toSeconds(),
                false,
                CONTAINERS,
                NO_ATTRIBUTES);
        try {
            List<SearchResultEntry> found = connection.search(request).getSearchEntries();
            return level(found, limit, found.size() > limit);
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED) && e.getEntryCount() > 0) {
                return level(e.getSearchEntries(), limit, true);
            }
            throw e;
        }
    }

    private static Level level(List<SearchResultEntry> found, int limit, boolean more) {
        List<Container> containers = new java.util.ArrayList<>();
        for (SearchResultEntry each : found.subList(0, Math.min(limit, found.size()))) {
            containers.add(new Container(each.getDN(), SpelledName.rdn(each.getDN())));
        }
        return new Level(containers, more);
    }
}
