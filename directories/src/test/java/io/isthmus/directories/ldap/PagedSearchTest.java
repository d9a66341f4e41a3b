package io.isthmus.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory that knows no pages (Oracle and Sun DSEE, or switched off) is read all the same. */
class PagedSearchTest {

    private static final List<SearchBase> BASES = List.of(
            new SearchBase("ou=a,dc=x", false),
            new SearchBase("ou=none,dc=x", false),
            new SearchBase("ou=b,dc=x", false));

    private InMemoryDirectoryServer server;

    private boolean knowsPages;

    private final class WithoutPages extends InMemoryOperationInterceptor {
        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (!knowsPages && request.getRequest().hasControl(SimplePagedResultsControl.PAGED_RESULTS_OID)) {
                throw new LDAPException(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, "no pages here");
            }
        }
    }

    @BeforeEach
    void two_containers_of_25() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=x");
        config.setSchema(null);
        config.addInMemoryOperationInterceptor(new WithoutPages());
        server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add("dn: dc=x", "objectClass: domain", "dc: x");
        for (String container : List.of("a", "b")) {
            server.add("dn: ou=" + container + ",dc=x", "objectClass: organizationalUnit", "ou: " + container);
            for (int i = 0; i < 25; i++) {
                server.add("dn: cn=" + i + ",ou=" + container + ",dc=x", "objectClass: person", "cn: " + i, "sn: x");
            }
        }
    }

    @AfterEach
    void stop() {
        server.shutDown(true);
    }

    @Test
    void everything_is_read_page_by_page_and_a_container_that_is_not_there_stops_no_other() throws Exception {
        List<String> read = new ArrayList<>();
        List<ResultCode> faults = new ArrayList<>();
        try (LDAPConnection connection = server.getConnection();
                PagedSearch search = new PagedSearch(
                        connection, BASES, Filter.createEqualityFilter("objectClass", "person"), 10, "cn")) {
            boolean more = true;
            while (more) {
                try {
                    Optional<List<SearchResultEntry>> page = search.next();
                    more = page.isPresent();
                    page.ifPresent(entries -> {
                        assertThat(entries).hasSizeLessThanOrEqualTo(10);
                        entries.forEach(entry -> read.add(entry.getDN()));
                    });
                } catch (LDAPException e) {
                    faults.add(e.getResultCode());
                    assertThat(search.base().dn()).isEqualTo("ou=none,dc=x");
                }
            }
        }

        assertThat(read).hasSize(50).doesNotHaveDuplicates();
        assertThat(faults).containsExactly(ResultCode.NO_SUCH_OBJECT);
    }

    @Test
    void of_large_groups_never_more_than_one_is_handed_over_at_a_time_paged_or_not() throws Exception {
        server.add("dn: ou=large,dc=x", "objectClass: organizationalUnit", "ou: large");
        String[] members = IntStream.range(0, 45_000)
                .mapToObj(i -> "member: cn=" + i + ",ou=somewhere,dc=x")
                .toArray(String[]::new);
        for (int i = 0; i < 4; i++) {
            List<String> group = new ArrayList<>(
                    List.of("dn: cn=large" + i + ",ou=large,dc=x", "objectClass: groupOfNames", "cn: large" + i));
            group.addAll(List.of(members));
            server.add(group.toArray(String[]::new));
        }

        for (boolean pages : List.of(true, false)) {
            knowsPages = pages;
            List<String> read = new ArrayList<>();
            try (LDAPConnection connection = server.getConnection();
                    PagedSearch search = PagedSearch.inParts(
                            connection,
                            List.of(new SearchBase("ou=large,dc=x", false)),
                            Filter.createEqualityFilter("objectClass", "groupOfNames"),
                            3,
                            "cn",
                            "member")) {
                for (Optional<List<SearchResultEntry>> part = search.next(); part.isPresent(); part = search.next()) {
                    assertThat(part.get()).hasSizeLessThanOrEqualTo(1);
                    part.get().forEach(entry -> read.add(entry.getAttributeValue("cn")));
                }
            }
            assertThat(read).containsExactlyInAnyOrder("large0", "large1", "large2", "large3");
        }
    }
}
