package io.isthmus.analyzer.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.analyzer.checking.CheckedDirectory;
import io.isthmus.analyzer.checking.DirectoryReader;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.readiness.DirectoryObject;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.PartitionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LdapReaderTest {

    private static final String ROOT = "DC=fabrikam,DC=com";
    private static final int RANGE = 100;

    private final LdapReader reader = new LdapReader(new DirectoryConnections(new Secrets(), Duration.ofSeconds(20)));
    private InMemoryDirectoryServer directory;

    @BeforeEach
    void start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(ROOT);
        config.setSchema(null);
        config.addInMemoryOperationInterceptor(new Ranges());
        directory = new InMemoryDirectoryServer(config);
        directory.startListening();
        directory.add("dn: " + ROOT, "objectClass: domainDNS", "dc: fabrikam");
    }

    @AfterEach
    void stop() {
        directory.shutDown(true);
    }

    @Test
    void a_large_membership_is_followed_range_by_range() throws Exception {
        Entry group = new Entry("CN=all," + ROOT, new Attribute("objectClass", "group"), new Attribute("cn", "all"));
        group.addAttribute(
                "member",
                IntStream.range(0, 2 * RANGE + 7)
                        .mapToObj(i -> "CN=m" + i + "," + ROOT)
                        .toArray(String[]::new));
        directory.add(group);

        Taken taken = read(List.of());

        assertThat(taken.objects).extracting(DirectoryObject::type).containsExactly(ObjectType.GROUP);
        assertThat(taken.references).doesNotHaveDuplicates().hasSize(2 * RANGE + 7);
        assertThat(taken.calls).isEqualTo(3);
    }

    @Test
    void filters_and_computers_are_left_out_and_no_reference_is_an_attribute() throws Exception {
        directory.add("dn: OU=Out," + ROOT, "objectClass: organizationalUnit", "ou: Out");
        directory.add("dn: CN=out,OU=Out," + ROOT, "objectClass: user", "cn: out");
        directory.add("dn: CN=pc," + ROOT, "objectClass: user", "objectClass: computer", "cn: pc");
        directory.add("dn: CN=in," + ROOT, "objectClass: user", "cn: in", "manager: CN=out,OU=Out," + ROOT);
        PartitionSettings partition = new PartitionSettings(ROOT, List.of(), List.of("OU=Out," + ROOT));

        Taken taken = read(List.of(partition));

        assertThat(taken.objects).extracting(DirectoryObject::commonName).containsExactly("in");
        assertThat(taken.objects.getFirst().attributes()).doesNotContainKey("manager");
        assertThat(taken.references).containsExactly("CN=out,OU=Out," + ROOT);
    }

    @Test
    void a_name_exists_or_not() throws Exception {
        try (DirectoryReader.Session session = reader.open(checked(List.of()))) {
            assertThat(session.exists(ROOT)).isTrue();
            assertThat(session.exists("CN=gone," + ROOT)).isFalse();
            assertThat(session.exists("no name")).isFalse();
        }
    }

    @Test
    void what_the_taker_throws_ends_the_reading() throws Exception {
        for (int i = 0; i < 20; i++) {
            directory.add("dn: CN=u" + i + "," + ROOT, "objectClass: user", "cn: u" + i);
        }
        List<DirectoryObject> seen = new ArrayList<>();
        try (DirectoryReader.Session session = reader.open(checked(List.of()))) {
            assertThatThrownBy(() -> session.read(new DirectoryReader.Taker() {
                        @Override
                        public void object(DirectoryObject object) {
                            seen.add(object);
                            throw new IllegalStateException("enough");
                        }

                        @Override
                        public void references(String attribute, List<String> dns) {
                            throw new AssertionError("no references here");
                        }
                    }))
                    .hasMessage("enough");
        }
        assertThat(seen).hasSize(1);
    }

    private Taken read(List<PartitionSettings> partitions) throws Exception {
        Taken taken = new Taken();
        try (DirectoryReader.Session session = reader.open(checked(partitions))) {
            session.read(taken);
            assertThat(session.count()).isEqualTo(taken.objects.size());
        }
        return taken;
    }

    private CheckedDirectory checked(List<PartitionSettings> partitions) {
        DirectoryAccess access =
                new DirectoryAccess("ldap://127.0.0.1:" + directory.getListenPort(), false, null, null, null, null);
        return new CheckedDirectory("fabrikam", access, partitions, null);
    }

    private static final class Taken implements DirectoryReader.Taker {
        private final List<DirectoryObject> objects = new ArrayList<>();
        private final List<String> references = new ArrayList<>();
        private int calls;

        @Override
        public void object(DirectoryObject object) {
            objects.add(object);
        }

        @Override
        public void references(String attribute, List<String> dns) {
            references.addAll(dns);
            calls++;
        }
    }

    /** Cuts {@code member} as MS-ADTS 3.1.1.3.1.3.3 describes. */
    private static final class Ranges extends InMemoryOperationInterceptor {

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
            List<String> asked = request.getRequest().getAttributeList();
            request.setProperty("asked", asked);
            var plain = request.getRequest().duplicate();
            plain.setAttributes(asked.stream()
                    .map(name -> name.startsWith("member;") ? "member" : name)
                    .toList());
            request.setRequest(plain);
        }

        @Override
        public void processSearchEntry(InMemoryInterceptedSearchEntry intercepted) {
            Entry entry = intercepted.getSearchEntry().duplicate();
            String[] members = entry.getAttributeValues("member");
            if (members == null) {
                return;
            }
            @SuppressWarnings("unchecked")
            List<String> asked = (List<String>) intercepted.getProperty("asked");
            int from = asked.stream()
                    .filter(name -> name.startsWith("member;range="))
                    .mapToInt(name -> Integer.parseInt(name.substring("member;range=".length(), name.indexOf('-'))))
                    .findFirst()
                    .orElse(0);
            int to = Math.min(members.length, from + RANGE);
            String range = from + "-" + (to == members.length ? "*" : String.valueOf(to - 1));
            entry.removeAttribute("member");
            entry.addAttribute(new Attribute("member;range=" + range, Arrays.copyOfRange(members, from, to)));
            intercepted.setSearchEntry(new SearchResultEntry(new ReadOnlyEntry(entry)));
        }
    }
}
