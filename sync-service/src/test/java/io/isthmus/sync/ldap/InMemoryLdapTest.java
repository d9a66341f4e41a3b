package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryLdapTest extends LdapContract {

    private static final String GROUP = "cn=big,ou=groups," + TestDirectory.SUFFIX;

    @Override
    TestDirectory start() {
        return new InMemoryTestDirectory();
    }

    @Test
    void a_changelog_delta_reports_adds_changes_renames_and_deletions() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            directory.addTree();
            directory.addPerson("dora", "ou=people");
            directory.addPerson("emil", "ou=people");
            SourceSettings source = directory.source("hr", DeltaMethod.CHANGELOG, 100);
            String watermark = Readings.full(source).watermark().orElseThrow();
            directory.addPerson("fred", "ou=people");
            directory.apply(
                    "dn: uid=dora,ou=people," + TestDirectory.SUFFIX
                            + "\nchangetype: modrdn\nnewrdn: uid=doris\ndeleteoldrdn: 1",
                    "dn: uid=emil,ou=people," + TestDirectory.SUFFIX + "\nchangetype: delete");

            Readings.Reading delta = Readings.delta(source, watermark);

            assertThat(delta.entries())
                    .extracting(entry -> entry.dn().split(",")[0])
                    .contains("uid=fred", "uid=doris");
            assertThat(delta.items())
                    .contains(new SourceItem.Vanished("uid=emil,ou=people," + TestDirectory.SUFFIX, true))
                    .contains(new SourceItem.Vanished("uid=dora,ou=people," + TestDirectory.SUFFIX, true));
            assertThat(Readings.delta(source, delta.watermark().orElseThrow()).items())
                    .isEmpty();
        }
    }

    @Test
    void a_changelog_that_no_longer_reaches_back_asks_for_a_full_import() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            SourceSettings source = directory.source("hr", DeltaMethod.CHANGELOG, 100);

            assertThatThrownBy(() -> Readings.delta(source, "1000"))
                    .isInstanceOfSatisfying(SourceException.class, e -> {
                        assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
                        assertThat(e.whatToDo()).contains("full import");
                    });
        }
    }

    @Test
    void large_memberships_are_read_in_ranges_as_active_directory_returns_them() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory(new AnswersInRangesOf(1_500))) {
            directory.addTree();
            StringBuilder group = new StringBuilder("dn: " + GROUP + "\nobjectClass: groupOfNames\ncn: big");
            List<String> members = new ArrayList<>();
            for (int i = 0; i < 4_000; i++) {
                members.add("uid=u" + i + ",ou=people," + TestDirectory.SUFFIX);
                group.append("\nmember: ").append(members.getLast());
            }
            directory.apply(group.toString());

            assertThat(Readings.full(directory.source("ad", DeltaMethod.MODIFY_TIMESTAMP, 100))
                            .entry("cn=big")
                            .memberships()
                            .get("member"))
                    .containsExactlyElementsOf(members);
        }
    }

    @Test
    void a_group_that_vanishes_while_its_members_are_read_is_not_taken_with_those_that_were_seen() {
        AnswersInRangesOf ranges = new AnswersInRangesOf(2);
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory(ranges)) {
            directory.addTree();
            directory.addPerson("anna", "ou=people");
            directory.apply(
                    "dn: " + GROUP + "\nobjectClass: groupOfNames\ncn: big\nmember: cn=1\nmember: cn=2\nmember: cn=3");
            ranges.beforeTheRest = () -> directory.apply("dn: " + GROUP + "\nchangetype: delete");

            Readings.Reading reading = Readings.full(directory.source("ad", DeltaMethod.MODIFY_TIMESTAMP, 100));

            assertThat(reading.entries())
                    .extracting(entry -> entry.dn().split(",")[0])
                    .containsExactly("uid=anna");
            assertThat(reading.items())
                    .filteredOn(SourceItem.Faulty.class::isInstance)
                    .singleElement()
                    .satisfies(item -> {
                        assertThat(((SourceItem.Faulty) item).code()).isEqualTo("CHANGED_WHILE_READ");
                        assertThat(((SourceItem.Faulty) item).anchor()).isNotNull();
                    });
        }
    }

    @Test
    void a_connection_lost_in_the_middle_ends_the_reading_by_name() {
        BreaksAfter fault = new BreaksAfter(1);
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory(fault)) {
            directory.addTree();
            for (int i = 0; i < 5; i++) {
                directory.addPerson("p" + i, "ou=people");
            }
            fault.breaks = directory::stop;

            assertThatThrownBy(() -> Readings.full(directory.source("hr", DeltaMethod.MODIFY_TIMESTAMP, 2)))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.code()).isEqualTo(SourceException.Code.CONNECTION_LOST));
        }
    }

    @Test
    void a_size_limit_is_named() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory(new RefusesSearches())) {
            assertThatThrownBy(() -> Readings.full(directory.source("hr", DeltaMethod.MODIFY_TIMESTAMP, 2)))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.code()).isEqualTo(SourceException.Code.SIZE_LIMIT_EXCEEDED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cn=schema"})
    void a_directory_that_is_busy_is_not_taken_for_one_that_can_do_nothing(String asked) {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory(new IsBusyAt(asked))) {
            assertThatThrownBy(() -> Readings.full(directory.source("hr", DeltaMethod.AUTO, 2)))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.code()).isEqualTo(SourceException.Code.CONNECTION_LOST));
        }
    }

    private static final class IsBusyAt extends InMemoryOperationInterceptor {

        private final String base;

        IsBusyAt(String base) {
            this.base = base;
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (request.getRequest().getBaseDN().equals(base)) {
                throw new LDAPException(ResultCode.BUSY, "later");
            }
        }
    }

    /** Cuts {@code member} as MS-ADTS 3.1.1.3.1.3.3 describes. */
    private static final class AnswersInRangesOf extends InMemoryOperationInterceptor {

        private final int size;
        private volatile Runnable beforeTheRest = () -> {};

        AnswersInRangesOf(int size) {
            this.size = size;
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
            List<String> plain = request.getRequest().getAttributeList().stream()
                    .map(name -> name.startsWith("member;range=") ? "member" : name)
                    .toList();
            request.setProperty("asked", request.getRequest().getAttributeList());
            if (!plain.equals(request.getRequest().getAttributeList())) {
                beforeTheRest.run();
            }
            var changed = request.getRequest().duplicate();
            changed.setAttributes(plain);
            request.setRequest(changed);
        }

        @Override
        public void processSearchEntry(InMemoryInterceptedSearchEntry intercepted) {
            Entry entry = intercepted.getSearchEntry().duplicate();
            String[] members = entry.getAttributeValues("member");
            if (members == null || members.length <= size) {
                return;
            }
            @SuppressWarnings("unchecked")
            int from = ((List<String>) intercepted.getProperty("asked"))
                    .stream()
                            .filter(name -> name.startsWith("member;range="))
                            .mapToInt(name ->
                                    Integer.parseInt(name.substring("member;range=".length(), name.indexOf('-'))))
                            .findFirst()
                            .orElse(0);
            int to = Math.min(members.length, from + size);
            String end = to == members.length ? "*" : String.valueOf(to - 1);
            entry.removeAttribute("member");
            entry.addAttribute(
                    new Attribute("member;range=" + from + "-" + end, Arrays.copyOfRange(members, from, to)));
            intercepted.setSearchEntry(new com.unboundid.ldap.sdk.SearchResultEntry(new ReadOnlyEntry(entry)));
        }
    }

    /** Lets a number of pages through, then breaks everything. */
    private static final class BreaksAfter extends InMemoryOperationInterceptor {

        private final int pages;
        private int seen;
        private volatile Runnable breaks = () -> {};

        BreaksAfter(int pages) {
            this.pages = pages;
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
            if (request.getRequest().getBaseDN().equals(TestDirectory.SUFFIX) && seen++ >= pages) {
                breaks.run();
            }
        }
    }

    private static final class RefusesSearches extends InMemoryOperationInterceptor {

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (request.getRequest().getBaseDN().equals(TestDirectory.SUFFIX)) {
                throw new LDAPException(ResultCode.SIZE_LIMIT_EXCEEDED, "too many");
            }
        }
    }
}
