package io.isthmus.sync.ldap.probing;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.sync.checking.Sample;
import io.isthmus.sync.checking.Tried;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Reads a few objects, within seconds. */
final class Sampling {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SAMPLE = 25;

    private Sampling() {}

    static Sample of(
            LDAPConnection connection, String base, Collection<String> objectClasses, String anchor, String timestamp) {
        Filter ofAnyClass = Filter.createORFilter(objectClasses.stream()
                .sorted()
                .map(name -> Filter.createEqualityFilter("objectClass", name))
                .toList());
        try {
            return counted(
                    connection
                            .search(bounded(base, SearchScope.SUB, ofAnyClass, SAMPLE, anchor, timestamp))
                            .getSearchEntries(),
                    anchor,
                    timestamp);
        } catch (LDAPSearchException e) {
            // the limit is ours: what came before it is the sample
            return e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED) && e.getEntryCount() > 0
                    ? counted(e.getSearchEntries(), anchor, timestamp)
                    : new Sample(SourceProbeFaults.of(e), 0, 0, 0, null);
        }
    }

    private static Sample counted(List<SearchResultEntry> entries, String anchor, String timestamp) {
        return new Sample(
                Tried.WORKED,
                entries.size(),
                (int) entries.stream()
                        .filter(entry -> entry.hasAttribute(anchor))
                        .count(),
                (int) entries.stream()
                        .filter(entry -> entry.hasAttribute(timestamp))
                        .count(),
                entries.stream()
                        .filter(entry -> !entry.hasAttribute(anchor))
                        .map(SearchResultEntry::getDN)
                        .findFirst()
                        .orElse(null));
    }

    static SearchRequest bounded(String base, SearchScope scope, Filter filter, int maximum, String... attributes) {
        int seconds = (int) TIMEOUT.toSeconds();
        return new SearchRequest(base, scope, DereferencePolicy.NEVER, maximum, seconds, false, filter, attributes);
    }
}
