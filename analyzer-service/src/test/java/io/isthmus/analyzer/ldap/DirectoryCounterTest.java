package io.isthmus.analyzer.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryCount;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.DirectoryFault.Kind;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.chassis.testing.Ports;
import io.isthmus.contracts.settings.PartitionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCounterTest {

    private static final String ROOT = "DC=fabrikam,DC=test";
    private static final String READER = "cn=reader";

    @TempDir
    Path folder;

    private InMemoryDirectoryServer directory;
    private Path password;
    private final DirectoryCounter counter =
            new DirectoryCounter(new DirectoryConnections(new Secrets(), Duration.ofSeconds(20)));

    @BeforeEach
    void start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(ROOT);
        config.addAdditionalBindCredentials(READER, "right");
        config.setSchema(null);
        directory = new InMemoryDirectoryServer(config);
        directory.startListening();
        directory.add("dn: " + ROOT, "objectClass: domainDNS", "dc: fabrikam");
        directory.add("dn: OU=In," + ROOT, "objectClass: organizationalUnit", "ou: In");
        directory.add("dn: OU=Out," + ROOT, "objectClass: organizationalUnit", "ou: Out");
        password = Files.writeString(folder.resolve("password"), "right\n");
    }

    @AfterEach
    void stop() {
        directory.shutDown(true);
    }

    @Test
    void what_the_migrated_filter_lets_through_is_counted() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            user("CN=User " + i + ",OU=In," + ROOT, "user" + i);
        }
        user("CN=Out 1,OU=Out," + ROOT, "out1");
        user("CN=MSOL," + ROOT, "MSOL_1234");
        directory.add("dn: CN=PC," + ROOT, "objectClass: user", "objectClass: computer", "sAMAccountName: pc$");
        directory.add("dn: CN=No account," + ROOT, "objectClass: user");
        directory.add("dn: CN=Group," + ROOT, "objectClass: group", "sAMAccountName: g");
        directory.add(
                "dn: CN=System," + ROOT, "objectClass: group", "sAMAccountName: s", "isCriticalSystemObject: TRUE");
        directory.add("dn: CN=Contact," + ROOT, "objectClass: contact", "mail: a@fabrikam.test");
        directory.add("dn: CN=Mailless," + ROOT, "objectClass: contact");

        DirectoryCount tally = count(access(), partition(List.of(ROOT), List.of("OU=Out," + ROOT)));

        assertThat(tally).isEqualTo(new DirectoryCount(2_500, 1, 1, List.of()));
    }

    @Test
    void an_included_container_that_is_gone_is_named() throws Exception {
        user("CN=a,OU=In," + ROOT, "a");

        DirectoryCount tally = count(access(), partition(List.of("OU=In," + ROOT, "OU=Gone," + ROOT), List.of(ROOT)));

        assertThat(tally.users()).isEqualTo(1);
        assertThat(tally.missing()).contains("OU=Gone," + ROOT);
    }

    @Test
    void a_wrong_password_is_named_without_showing_it() throws Exception {
        Files.writeString(password, "wrong\n");

        DirectoryFault fault = fault(access(), partition(List.of(), List.of()));

        assertThat(fault.kind()).isEqualTo(Kind.DIRECTORY_REFUSED_CREDENTIALS);
        assertThat(fault.getMessage()).contains(READER).doesNotContain("wrong");
    }

    @Test
    void an_unreachable_directory_is_named() throws Exception {
        DirectoryAccess access = new DirectoryAccess("ldap://127.0.0.1:" + Ports.free(), false, null, null, null, null);

        assertThat(fault(access, partition(List.of(), List.of())).kind()).isEqualTo(Kind.DIRECTORY_UNREACHABLE);
    }

    @Test
    void an_address_that_is_none_is_named() {
        for (String url : new String[] {null, "", "http://x", "ldap:///dc=x", "host:389"}) {
            DirectoryAccess access = new DirectoryAccess(url, false, null, null, null, null);
            assertThat(fault(access, partition(List.of(), List.of())).kind()).isEqualTo(Kind.DIRECTORY_URL);
        }
    }

    @Test
    void another_directory_than_the_old_tools_is_named() {
        DirectoryFault fault = fault(access(), new PartitionSettings("DC=other,DC=test", List.of(), List.of()));

        assertThat(fault.kind()).isEqualTo(Kind.DIRECTORY_BASE_MISSING);
        assertThat(fault.getMessage()).contains("DC=other,DC=test");
    }

    private DirectoryCount count(DirectoryAccess access, PartitionSettings partition) throws DirectoryFault {
        return counter.count(access, List.of(partition));
    }

    private DirectoryFault fault(DirectoryAccess access, PartitionSettings partition) {
        DirectoryFault fault = catchThrowableOfType(DirectoryFault.class, () -> count(access, partition));
        assertThat(fault).isNotNull();
        assertThat(fault.whatToDo()).isNotBlank();
        return fault;
    }

    private DirectoryAccess access() {
        return new DirectoryAccess(
                "ldap://127.0.0.1:" + directory.getListenPort(), false, null, READER, "file:" + password, null);
    }

    private static PartitionSettings partition(List<String> included, List<String> excluded) {
        return new PartitionSettings(ROOT, included, excluded);
    }

    private void user(String dn, String account) throws Exception {
        directory.add("dn: " + dn, "objectClass: user", "sAMAccountName: " + account);
    }
}
