package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.directories.testing.Peers;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.sync.checking.DomainRights;
import io.isthmus.sync.checking.FoundChanges;
import io.isthmus.sync.checking.SourceProbe;
import io.isthmus.sync.ldap.probing.LdapProbes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a check sees of accounts with different rights, at a real domain controller. */
class SambaCheckTest {

    private record Seen(FoundChanges changes, DomainRights rights) {}

    @BeforeAll
    static void a_domain_controller_is_installed() {
        Peers.require(SambaDomain.absence());
    }

    private static Seen seen(String account, String password, DeltaMethod method) throws LDAPException {
        try (LDAPConnection connection = SambaTree.domain().connect()) {
            SambaTree tree = SambaTree.grow(connection, new SambaTree.Reader(account, method, method), 0);
            try (SourceProbe probe = new LdapProbes(Readings.connectors(), new Secrets())
                    .of(tree.source(account, TestDirectory.passwordRef(password)))) {
                assertThat(probe.connect().worked()).isTrue();
                assertThat(probe.signIn().worked()).isTrue();
                List<DomainRights> rights = probe.domainRights();
                assertThat(rights).hasSize(1);
                return new Seen(probe.changes(Set.of("user")), rights.getFirst());
            }
        }
    }

    @Test
    void the_right_to_replicate_is_tried_for_real() throws LDAPException {
        Seen seen = seen(SambaDomain.READER_DN, SambaDomain.READER_PASSWORD, DeltaMethod.AUTO);

        assertThat(seen.changes().method()).isEqualTo(DeltaMethod.DIRSYNC);
        assertThat(seen.changes().why()).contains("may replicate directory changes");
        assertThat(seen.rights()).isEqualTo(new DomainRights(SambaDomain.SUFFIX, true, false));
    }

    @Test
    void an_account_without_rights_of_its_own_is_told_what_it_does_not_see() throws LDAPException {
        Seen seen = seen(SambaDomain.BARE_READER_DN, SambaDomain.READER_PASSWORD, DeltaMethod.AUTO);

        assertThat(seen.changes().method()).isEqualTo(DeltaMethod.DIRSYNC);
        assertThat(seen.changes().why()).contains("what the account may read");
        assertThat(seen.rights()).isEqualTo(new DomainRights(SambaDomain.SUFFIX, false, false));
    }

    @Test
    void an_account_that_could_read_the_hashes_of_passwords_is_noticed() throws LDAPException {
        Seen seen = seen(SambaDomain.ADMINISTRATOR, SambaDomain.ADMINISTRATOR_PASSWORD, DeltaMethod.USN);

        assertThat(seen.changes()).isEqualTo(new FoundChanges(DeltaMethod.USN, "the settings say so", true));
        assertThat(seen.rights().replicatesSecrets()).isTrue();
    }
}
