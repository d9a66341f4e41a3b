package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SignIn;
import io.isthmus.contracts.settings.SourceConnection;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.testing.Peers;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.sync.checking.CheckFixture;
import io.isthmus.sync.ldap.probing.LdapProbes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that have no password, at real directories that show nothing to anybody. */
class SigningInTest {

    @TempDir
    Path folder;

    @Test
    void a_reader_signs_in_by_the_certificate_of_the_connection() throws Exception {
        Peers.require(
                SlapdTestDirectory.installed().isPresent()
                        ? java.util.Optional.empty()
                        : java.util.Optional.of("slapd"));
        TestCertificate server = TestCertificate.of("127.0.0.1", folder);
        TestCertificate reader = TestCertificate.ofReader(folder);
        try (SlapdTestDirectory directory = SlapdTestDirectory.encrypting(server, reader.authority())) {
            directory.addTree();
            directory.addPerson("anna", "ou=people");
            SourceSettings source = directory
                    .source("hr", DeltaMethod.MODIFY_TIMESTAMP, 100)
                    .withConnection(new SourceConnection(
                            directory.url(),
                            true,
                            server.authorityRef(),
                            null,
                            null,
                            new SignIn.ClientCertificate(reader.authorityRef(), "file:" + reader.privateKey())));

            assertThat(people(source, TestDirectory.SUFFIX, "(uid=anna)")).isEqualTo(1);
            assertThat(check(source)).isEqualTo(Result.PASSED);
            assertThat(people(source.withSignIn(null), TestDirectory.SUFFIX, "(uid=anna)"))
                    .as("what nobody in particular may see")
                    .isZero();
        }
    }

    @Test
    void a_reader_signs_in_by_kerberos() throws Exception {
        Peers.require(SambaDomain.absence());
        SambaDomain.Keys keys = SambaTree.domain().keys(folder);
        System.setProperty("java.security.krb5.conf", keys.realms().toString());
        try (LDAPConnection connection = SambaTree.domain().connect()) {
            SambaTree tree = SambaTree.grow(
                    connection, new SambaTree.Reader(SambaDomain.READER_DN, DeltaMethod.AUTO, DeltaMethod.DIRSYNC), 3);
            SourceSettings source = tree.source()
                    .withConnection(new SourceConnection(
                            SambaTree.domain().url(),
                            false,
                            null,
                            null,
                            null,
                            new SignIn.Kerberos(SambaDomain.READER_PRINCIPAL, "file:" + keys.keytab())));

            assertThat(people(source, tree.crew(), "(objectClass=user)")).isEqualTo(3);
            assertThat(check(source)).isEqualTo(Result.PASSED);
        } finally {
            System.clearProperty("java.security.krb5.conf");
        }
    }

    private static int people(SourceSettings source, String base, String filter) throws Exception {
        try (LDAPConnection connection = Readings.connectors().signedIn(source)) {
            return connection.search(base, SearchScope.SUB, filter, "1.1").getEntryCount();
        } catch (com.unboundid.ldap.sdk.LDAPSearchException nothingToSee) {
            return nothingToSee.getEntryCount();
        }
    }

    private static Result check(SourceSettings source) {
        CheckReport report = CheckFixture.check(new LdapProbes(Readings.connectors(), new Secrets()), source);
        return SourceCheckContract.of(report, "SIGNED_IN").result();
    }
}
