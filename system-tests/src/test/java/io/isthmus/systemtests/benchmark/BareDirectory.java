package io.isthmus.systemtests.benchmark;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.isthmus.systemtests.peers.Slapd;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Reads a directory page by page and does nothing else: the limit of every import. */
final class BareDirectory {

    private static final int PAGE = 1_000;

    private BareDirectory() {}

    /** @return how many entries there were */
    static int readAll(Slapd slapd, Consumer<List<SearchResultEntry>> page) throws LDAPException {
        return readAll(slapd.url(), page);
    }

    /** @param url by which the directory is reached, as {@link CountedWay} */
    static int readAll(String url, Consumer<List<SearchResultEntry>> page) throws LDAPException {
        int entries = 0;
        var address = URI.create(url);
        try (var connection = new LDAPConnection(address.getHost(), address.getPort(), Slapd.BIND_DN, Slapd.PASSWORD)) {
            var request = new SearchRequest(
                    Slapd.SUFFIX,
                    SearchScope.SUB,
                    "(|(objectClass=inetOrgPerson)(objectClass=groupOfNames))",
                    "*",
                    "entryUUID",
                    "modifyTimestamp");
            ASN1OctetString cookie = null;
            do {
                request.setControls(new SimplePagedResultsControl(PAGE, cookie));
                var result = connection.search(request);
                entries += result.getEntryCount();
                page.accept(result.getSearchEntries());
                cookie = SimplePagedResultsControl.get(result).getCookie();
            } while (cookie != null && cookie.getValueLength() > 0);
        }
        return entries;
    }
}
