package io.isthmus.sandbox.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.isthmus.contracts.ObjectType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleDirectoryTest {

    private static final int OBJECTS = 1_000;
    private static SampleDirectory directory;

    @BeforeAll
    static void start() {
        directory = SampleDirectory.start(0, OBJECTS);
    }

    @AfterAll
    static void stop() {
        directory.close();
    }

    @Test
    void exactly_the_number_asked_for_belongs_into_the_target() {
        Map<ObjectType, Long> counts = directory
                .oracle()
                .expected()
                .collect(Collectors.groupingBy(ExpectedObject::type, Collectors.counting()));
        Population.Sizes sizes = directory.population().sizes();
        assertThat(counts)
                .containsEntry(ObjectType.USER, (long) sizes.users())
                .containsEntry(ObjectType.GROUP, (long) sizes.groups())
                .containsEntry(ObjectType.CONTACT, (long) sizes.contacts());
        assertThat(directory.oracle().size()).isEqualTo(OBJECTS);
    }

    @Test
    void every_stranger_has_a_reason_not_to_be_in_the_target_and_nobody_else_has() throws LDAPException {
        Oracle oracle = directory.oracle();
        for (Entry stranger : Strangers.entries()) {
            assertThat(oracle.whyNot(directory.server().getEntry(stranger.getDN())))
                    .as(stranger.getDN())
                    .isPresent();
        }
        assertThat(oracle.whyNot(directory.server().getEntry(Strangers.archivedDn(0))))
                .isPresent();
        assertThat(oracle.whyNot(directory.server().getEntry(People.dn(49)))).isEmpty();
    }

    @Test
    void two_starts_give_the_same_anchors() {
        Set<String> anchors = anchors(directory);
        try (SampleDirectory again = SampleDirectory.start(0, OBJECTS)) {
            assertThat(anchors(again)).isEqualTo(anchors);
        }
    }

    @Test
    void members_and_managers_that_are_not_synchronized_are_not_expected() {
        Set<String> anchors = anchors(directory);
        List<ExpectedObject> all = directory.oracle().expected().toList();
        assertThat(all).allSatisfy(object -> {
            assertThat(anchors).containsAll(object.members());
            assertThat(anchors).containsAll(object.references().values());
        });
        assertThat(all).anyMatch(object -> object.members().size() >= OBJECTS / 3);
        assertThat(all)
                .filteredOn(object ->
                        object.type() == ObjectType.USER && !object.references().containsKey("manager"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void a_paged_search_returns_every_entry_once() throws LDAPException {
        try (LDAPConnection connection = reader()) {
            Set<String> seen = new HashSet<>();
            int entries = 0;
            ASN1OctetString cookie = null;
            do {
                SearchRequest request = new SearchRequest(Forest.BASE_DN, SearchScope.SUB, "(objectClass=user)", "cn");
                request.addControl(new SimplePagedResultsControl(100, cookie, true));
                SearchResult page = connection.search(request);
                assertThat(page.getEntryCount()).isLessThanOrEqualTo(100);
                page.getSearchEntries().forEach(entry -> seen.add(entry.getDN()));
                entries += page.getEntryCount();
                cookie = SimplePagedResultsControl.get(page).getCookie();
            } while (cookie.getValueLength() > 0);
            assertThat(entries).isEqualTo(seen.size()).isGreaterThan(OBJECTS * 8 / 10);
        }
    }

    @Test
    void only_who_signs_in_sees_entries() throws LDAPException {
        try (LDAPConnection anonymous = new LDAPConnection("127.0.0.1", directory.port())) {
            assertThat(anonymous.getRootDSE().getNamingContextDNs()).contains(Forest.BASE_DN);
            assertThatThrownBy(() -> anonymous.search(Forest.BASE_DN, SearchScope.BASE, "(objectClass=*)"))
                    .isInstanceOf(LDAPSearchException.class);
            assertThatThrownBy(() -> anonymous.bind(directory.bindDn(), "guess"))
                    .isInstanceOf(LDAPException.class);
        }
    }

    @Test
    void a_change_is_stamped_logged_and_seen_by_the_oracle() throws LDAPException {
        try (SampleDirectory changing = SampleDirectory.start(0, Population.SMALLEST);
                LDAPConnection connection =
                        new LDAPConnection("127.0.0.1", changing.port(), changing.bindDn(), changing.password())) {
            long before = connection.getRootDSE().getLastChangeNumber();
            String dn = People.dn(7);
            connection.modify(dn, new Modification(ModificationType.REPLACE, "title", "Admiral"));
            connection.delete(People.dn(8));

            assertThat(connection.getRootDSE().getLastChangeNumber()).isEqualTo(before + 2);
            assertThat(connection
                            .search("cn=changelog", SearchScope.ONE, "(changeNumber>=" + (before + 1) + ")")
                            .getEntryCount())
                    .isEqualTo(2);
            assertThat(connection.getEntry(dn).getAttributeValueAsLong("uSNChanged"))
                    .isGreaterThan(10_000_000);
            assertThat(changing.oracle().size()).isEqualTo(Population.SMALLEST - 1);
            assertThat(changing.oracle().expected().filter(object -> "Admiral".equals(object.value("title"))))
                    .hasSize(1);
        }
    }

    private static LDAPConnection reader() throws LDAPException {
        return new LDAPConnection("127.0.0.1", directory.port(), directory.bindDn(), directory.password());
    }

    private static Set<String> anchors(SampleDirectory of) {
        return of.oracle().expected().map(ExpectedObject::anchor).collect(Collectors.toSet());
    }
}
