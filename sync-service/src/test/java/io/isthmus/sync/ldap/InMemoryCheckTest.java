package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryCheckTest extends SourceCheckContract {

    @TempDir
    private Path folder;

    @Override
    TestDirectory start() {
        return new InMemoryTestDirectory();
    }

    @Test
    void a_locked_account_is_told_from_a_wrong_password() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory(new RefusesAsActiveDirectory("775"))) {
            CheckReport report = check(directory.source("ad", DeltaMethod.MODIFY_TIMESTAMP, 100));

            assertThat(of(report, "SIGNED_IN").message()).contains("locked");
        }
    }

    @Test
    void a_certificate_that_is_trusted_by_the_settings_passes_and_one_that_is_not_fails_by_name() {
        TestCertificate certificate = TestCertificate.of("127.0.0.1", folder);
        try (InMemoryTestDirectory directory = InMemoryTestDirectory.encrypted(certificate)) {
            directory.addTree();
            directory.addPerson("anna", "ou=people");

            Check unknown = of(check(encrypted(directory, null)), "ENCRYPTED");
            CheckReport trusted = check(encrypted(directory, certificate.authorityRef()));

            assertThat(unknown.result()).isEqualTo(Result.FAILED);
            assertThat(unknown.whatToDo()).contains("trustedCertificatesRef");
            assertThat(of(trusted, "ENCRYPTED").result()).isEqualTo(Result.PASSED);
            assertThat(trusted.passed()).isTrue();
        }
    }

    @Test
    void a_certificate_of_another_host_fails_by_name() {
        TestCertificate certificate = TestCertificate.of("192.0.2.1", folder);
        try (InMemoryTestDirectory directory = InMemoryTestDirectory.encrypted(certificate)) {
            SourceSettings source = encrypted(directory, certificate.authorityRef());

            // a loopback address is let through whatever the certificate says; a name is not
            Check encrypted = of(
                    check(with(source, source.url().replace("127.0.0.1", "localhost"), null, null, null)), "ENCRYPTED");

            assertThat(encrypted.result()).isEqualTo(Result.FAILED);
            assertThat(encrypted.whatToDo()).contains("name of the host");
        }
    }

    @Test
    void trusted_certificates_that_cannot_be_read_are_named() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            Check encrypted = of(check(encrypted(directory, "file:/nowhere/ca.pem")), "ENCRYPTED");

            assertThat(encrypted.whatToDo()).contains("file:/nowhere/ca.pem");
        }
    }

    private static SourceSettings encrypted(InMemoryTestDirectory directory, String certificates) {
        SourceSettings source = directory.source("hr", DeltaMethod.MODIFY_TIMESTAMP, 100);
        return new SourceSettings(
                source.name(),
                source.kind(),
                source.url().replace("ldap:", "ldaps:"),
                false,
                certificates,
                source.bindDn(),
                source.passwordRef(),
                source.anchorAttribute(),
                source.partitions(),
                source.delta(),
                source.pageSize());
    }

    private static final class RefusesAsActiveDirectory extends InMemoryOperationInterceptor {

        private final String data;
        private boolean begun;

        RefusesAsActiveDirectory(String data) {
            this.data = data;
        }

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            if (!begun) {
                begun = true; // the fixture's own sign-in
                return;
            }
            throw new LDAPException(
                    ResultCode.INVALID_CREDENTIALS,
                    "80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data " + data + ", v2580");
        }
    }
}
