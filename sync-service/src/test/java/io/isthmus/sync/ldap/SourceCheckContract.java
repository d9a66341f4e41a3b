package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.chassis.testing.Ports;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.checking.CheckFixture;
import io.isthmus.sync.ldap.probing.LdapProbes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check finds at any LDAP directory; run against each server we can start. */
abstract class SourceCheckContract {

    private TestDirectory directory;

    abstract TestDirectory start();

    @BeforeEach
    void a_directory_with_people() {
        directory = start();
        directory.addTree();
        directory.addPerson("anna", "ou=people");
        directory.addPerson("bert", "ou=people");
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    static CheckReport check(SourceSettings source) {
        return CheckFixture.check(new LdapProbes(Readings.connectors(), new Secrets()), source);
    }

    private SourceSettings source(PartitionSettings... partitions) {
        return directory.source("hr", DeltaMethod.MODIFY_TIMESTAMP, 100, partitions);
    }

    static SourceSettings with(SourceSettings source, String url, String bindDn, String passwordRef, String anchor) {
        return new SourceSettings(
                source.name(),
                source.kind(),
                url == null ? source.url() : url,
                source.startTls(),
                source.trustedCertificatesRef(),
                bindDn == null ? source.bindDn() : bindDn,
                passwordRef == null ? source.passwordRef() : passwordRef,
                anchor == null ? source.anchorAttribute() : anchor,
                source.partitions(),
                source.delta(),
                source.pageSize());
    }

    static Check of(CheckReport report, String code) {
        return report.checks().stream()
                .filter(check -> check.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not in " + report));
    }

    @Test
    void a_source_that_can_be_used_passes_from_end_to_end() {
        CheckReport report = check(source(new PartitionSettings(
                TestDirectory.SUFFIX,
                List.of("ou=people," + TestDirectory.SUFFIX),
                List.of("ou=hidden,ou=people," + TestDirectory.SUFFIX))));

        assertThat(report.of()).isEqualTo("hr");
        assertThat(report.checks())
                .allSatisfy(
                        check -> assertThat(check.result()).as(check.toString()).isEqualTo(Result.PASSED));
        assertThat(report.checks())
                .extracting(Check::code)
                .containsExactly(
                        "SECRET_RESOLVED",
                        "REACHABLE",
                        "ENCRYPTED",
                        "SIGNED_IN",
                        "SERVER_KIND",
                        "PAGING",
                        "BASE_READABLE",
                        "CONTAINERS_EXIST",
                        "OBJECTS_FOUND",
                        "ANCHOR_PRESENT",
                        "CHANGES_FOUND");
    }

    @Test
    void a_wrong_password_ends_the_check_and_is_not_repeated_in_it() {
        CheckReport report = check(with(source(), null, null, TestDirectory.passwordRef("not-the-password"), null));

        assertThat(report.passed()).isFalse();
        assertThat(report.checks().getLast().code()).isEqualTo("SIGNED_IN");
        assertThat(report.checks().getLast().message()).contains(TestDirectory.ACCOUNT);
        assertThat(report.toString()).doesNotContain("not-the-password");
    }

    @Test
    void a_secret_that_is_not_there_is_named_and_the_address_is_tried_all_the_same() {
        CheckReport report = check(with(source(), null, null, "file:/nowhere/at-all", null));

        assertThat(of(report, "SECRET_RESOLVED").message()).contains("file:/nowhere/at-all");
        assertThat(of(report, "REACHABLE").result()).isEqualTo(Result.PASSED);
        assertThat(report.checks()).extracting(Check::code).doesNotContain("SIGNED_IN");
    }

    @Test
    void an_address_where_nobody_listens_is_told_from_a_host_that_nobody_knows() {
        assertThat(of(check(with(source(), "ldap://127.0.0.1:" + Ports.free(), null, null, null)), "REACHABLE")
                        .whatToDo())
                .contains("port");
        assertThat(of(check(with(source(), "ldap://no-such-host.invalid", null, null, null)), "REACHABLE")
                        .whatToDo())
                .contains("host");
    }

    @Test
    void a_partition_that_is_not_there_fails_and_says_what_the_directory_holds() {
        CheckReport report = check(source(new PartitionSettings("dc=other,dc=org", List.of(), List.of())));

        assertThat(of(report, "BASE_READABLE").result()).isEqualTo(Result.FAILED);
        assertThat(of(report, "BASE_READABLE").whatToDo()).contains(TestDirectory.SUFFIX);
    }

    @Test
    void a_container_that_is_gone_is_a_warning_unless_reading_begins_there() {
        String gone = "ou=gone," + TestDirectory.SUFFIX;

        assertThat(of(
                        check(source(new PartitionSettings(TestDirectory.SUFFIX, List.of(), List.of(gone)))),
                        "CONTAINERS_EXIST"))
                .satisfies(check -> {
                    assertThat(check.result()).isEqualTo(Result.WARNING);
                    assertThat(check.message()).contains(gone);
                });
        assertThat(of(
                                check(source(new PartitionSettings(
                                        TestDirectory.SUFFIX, List.of(gone), List.of(TestDirectory.SUFFIX)))),
                                "CONTAINERS_EXIST")
                        .result())
                .isEqualTo(Result.FAILED);
    }

    @Test
    void containers_without_anybody_in_them_are_a_warning() {
        CheckReport report = check(source(new PartitionSettings(
                TestDirectory.SUFFIX,
                List.of("ou=hidden,ou=people," + TestDirectory.SUFFIX),
                List.of(TestDirectory.SUFFIX))));

        assertThat(of(report, "OBJECTS_FOUND").result()).isEqualTo(Result.WARNING);
        assertThat(report.passed()).isTrue();
    }

    @Test
    void an_anchor_that_nobody_has_fails_and_names_an_object() {
        Check anchor = of(check(with(source(), null, null, null, "employeeNumber")), "ANCHOR_PRESENT");

        assertThat(anchor.result()).isEqualTo(Result.FAILED);
        assertThat(anchor.message()).contains("uid=");
    }

    @Test
    void a_changelog_is_looked_for_where_deltas_need_it() {
        CheckReport report = check(directory.source("hr", DeltaMethod.CHANGELOG, 100));

        assertThat(of(report, "CHANGES_FOUND").result())
                .isEqualTo(directory.hasChangelog() ? Result.PASSED : Result.FAILED);
    }

    @Test
    void without_tls_at_the_far_end_an_encrypted_connection_fails_by_name() {
        Check encrypted =
                of(check(with(source(), "ldaps://127.0.0.1:" + directory.port(), null, null, null)), "ENCRYPTED");

        assertThat(encrypted.result()).isEqualTo(Result.FAILED);
        assertThat(encrypted.whatToDo()).contains("TLS");
    }
}
