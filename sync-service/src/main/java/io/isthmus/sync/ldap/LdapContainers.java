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
import io.isthmus.sync.source.SourceConnector.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads the containers of LDAP directories. */
final class LdapContainers {

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

    private LdapContainers() {}

    /** One more than is wanted tells whether there are more; a server that has a smaller limit of its own says so. */
    static Level directlyBelow(LDAPConnection connection, String dn, int limit) throws LDAPException {
        SearchRequest request = new SearchRequest(
                dn,
                SearchScope.ONE,
                DereferencePolicy.NEVER,
                limit + 1,
                (int) TIMEOUT.toSeconds(),
                false,
                CONTAINERS,
                NO_ATTRIBUTES);
        request.setResponseTimeoutMillis(TIMEOUT.toMillis());
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
        return new Level(
                found.stream().limit(limit).map(SearchResultEntry::getDN).toList(), more);
    }
}
