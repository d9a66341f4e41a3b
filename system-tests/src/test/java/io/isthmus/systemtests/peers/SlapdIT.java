package io.isthmus.systemtests.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.directories.testing.Peers;
import io.isthmus.systemtests.directory.GeneratedDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlapdIT {

    @Test
    void it_serves_the_generated_directory(@TempDir Path folder) throws Exception {
        Peers.require(Slapd.absence());
        var ldif = folder.resolve("directory.ldif");
        new GeneratedDirectory(300, 6).writeTo(ldif);

        try (var slapd = Slapd.serving(ldif, folder.resolve("slapd"));
                var connection = slapd.connect()) {
            var users = connection.search(
                    GeneratedDirectory.PEOPLE, SearchScope.SUB, "(objectClass=inetOrgPerson)", "entryUUID");
            var largest = connection.getEntry(GeneratedDirectory.groupDn(0));

            assertThat(users.getEntryCount()).isEqualTo(300);
            assertThat(users.getSearchEntries()).allMatch(entry -> entry.hasAttribute("entryUUID"));
            assertThat(largest.getAttributeValues("member")).hasSize(150);
        }
    }
}
