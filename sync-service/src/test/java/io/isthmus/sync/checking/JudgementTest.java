package io.isthmus.sync.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.checking.Tried.Faulty;
import io.isthmus.sync.checking.Tried.Why;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {

    private static final String DOMAIN = "DC=contoso,DC=com";
    private static final Instant NOW = Instant.parse("2016-05-04T10:00:00Z");

    private static SourceSettings source(String url, SourceKind kind, String bindDn, String... partitions) {
        return new SourceSettings(
                "contoso",
                kind,
                url,
                false,
                null,
                bindDn,
                "env:READER",
                null,
                List.of(partitions).stream()
                        .map(dn -> new PartitionSettings(dn, List.of(), List.of()))
                        .toList(),
                DeltaMethod.MODIFY_TIMESTAMP,
                0);
    }

    private static SourceSettings activeDirectory(String bindDn) {
        return source("ldap://dc1.contoso.com", SourceKind.ACTIVE_DIRECTORY, bindDn, DOMAIN);
    }

    private static ServerFacts server(boolean activeDirectory, Instant now) {
        return new ServerFacts(true, activeDirectory, Set.of(), List.of(DOMAIN), now);
    }

    @ParameterizedTest
    @CsvSource({
        "525, no such account",
        "52e, password is wrong",
        "532, expired",
        "533, disabled",
        "701, expired",
        "773, changed at the next sign-in",
        "775, locked"
    })
    void active_directory_tells_why_it_refuses(String data, String words) {
        Check check = SourceConnectionJudgement.signedIn(
                activeDirectory("CN=reader,CN=Users," + DOMAIN),
                new Faulty(
                        Why.CREDENTIALS,
                        "80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data " + data
                                + ", v2580"));

        assertThat(check.result()).isEqualTo(Result.FAILED);
        assertThat(check.message()).contains(words);
        assertThat(check.whatToDo()).isNotBlank();
    }

    @Test
    void a_refusal_without_a_known_reason_names_account_and_reference() {
        Check check = SourceConnectionJudgement.signedIn(
                activeDirectory("CN=reader," + DOMAIN), new Faulty(Why.CREDENTIALS, "invalid credentials"));

        assertThat(check.message()).contains("CN=reader,");
        assertThat(check.whatToDo()).contains("env:READER").contains("moved");
    }

    @Test
    void a_directory_that_asks_for_encryption_is_no_wrong_password() {
        Check check = SourceConnectionJudgement.signedIn(
                activeDirectory("CN=reader," + DOMAIN), new Faulty(Why.ENCRYPTION_REQUIRED, "stronger auth"));

        assertThat(check.whatToDo()).contains("ldaps://");
    }

    @ParameterizedTest
    @CsvSource({
        "ldap://dc1.contoso.com, WARNING",
        "ldap://127.0.0.1:389, PASSED",
        "ldap://localhost, PASSED",
        "ldaps://dc1.contoso.com, PASSED",
        "LDAPS://dc1.contoso.com, PASSED"
    })
    void a_password_that_leaves_the_machine_unencrypted_is_warned_of(String url, Result result) {
        assertThat(SourceConnectionJudgement.encrypted(source(url, SourceKind.LDAP, "cn=x", DOMAIN), Tried.WORKED)
                        .result())
                .isEqualTo(result);
    }

    @Test
    void the_account_of_the_old_tool_is_warned_of_since_it_goes_with_it() {
        assertThat(ServerJudgement.account(
                                activeDirectory("CN=MSOL_AD_SYNC,CN=Users," + DOMAIN), server(true, null), Tried.WORKED)
                        .orElseThrow())
                .satisfies(check -> {
                    assertThat(check.result()).isEqualTo(Result.WARNING);
                    assertThat(check.message()).contains("old tool");
                });
    }

    @Test
    void where_the_account_lies_is_said() {
        assertThat(account("CN=reader,CN=Users," + DOMAIN, Tried.WORKED).message())
                .contains("standard Users container");
        assertThat(account("CN=reader,OU=Service," + DOMAIN, Tried.WORKED).message())
                .contains("moved");
        assertThat(account("CN=reader,CN=Users," + DOMAIN, new Faulty(Why.NOT_THERE, "gone"))
                        .result())
                .isEqualTo(Result.WARNING);
    }

    @Test
    void a_group_that_is_not_there_or_not_read_fails_since_nobody_would_come() {
        SourceSettings source = activeDirectory("CN=reader");
        SourceSettings staff = source.withPartitions(
                List.of(new PartitionSettings(DOMAIN, List.of("OU=Staff," + DOMAIN), List.of(DOMAIN))));
        Tried gone = new Tried.Faulty(Tried.Why.NOT_THERE, "no such object");

        assertThat(SourceContentsJudgement.group(source, "CN=Pilot," + DOMAIN, Tried.WORKED)
                        .result())
                .isEqualTo(Result.PASSED);
        assertThat(SourceContentsJudgement.group(source, "CN=Pilot," + DOMAIN, gone)
                        .message())
                .contains("there is no group CN=Pilot");
        assertThat(SourceContentsJudgement.group(staff, "CN=Pilot," + DOMAIN, Tried.WORKED))
                .satisfies(check -> {
                    assertThat(check.result()).isEqualTo(Result.FAILED);
                    assertThat(check.message()).contains("outside the containers");
                });
    }

    private static Check account(String bindDn, Tried found) {
        return ServerJudgement.account(activeDirectory(bindDn), server(true, null), found)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader@contoso.com", "CONTOSO\\reader"})
    void an_account_that_is_not_named_by_dn_is_not_looked_for(String account) {
        assertThat(ServerJudgement.account(activeDirectory(account), server(true, null), Tried.WORKED))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE_DIRECTORY, true, PASSED",
        "ACTIVE_DIRECTORY, false, WARNING",
        "LDAP, true, WARNING",
        "LDAP, false, PASSED"
    })
    void the_kind_is_compared_with_what_the_directory_says(SourceKind kind, boolean activeDirectory, Result result) {
        assertThat(ServerJudgement.kind(source("ldap://dc1", kind, "cn=x", DOMAIN), server(activeDirectory, null))
                        .result())
                .isEqualTo(result);
    }

    @Test
    void clocks_may_differ_by_less_than_five_minutes() {
        assertThat(ServerJudgement.clocks(server(true, NOW.plusSeconds(299)), NOW)
                        .orElseThrow()
                        .result())
                .isEqualTo(Result.PASSED);
        assertThat(ServerJudgement.clocks(server(true, NOW.minusSeconds(300)), NOW)
                        .orElseThrow()
                        .result())
                .isEqualTo(Result.WARNING);
        assertThat(ServerJudgement.clocks(server(true, null), NOW)).isEmpty();
    }

    @Test
    void anchors_that_only_some_objects_have_are_a_warning_and_those_of_none_a_fault() {
        SourceSettings source = activeDirectory("cn=x");

        assertThat(SourceContentsJudgement.anchor(source, new Sample(Tried.WORKED, 3, 3, 3, null))
                        .result())
                .isEqualTo(Result.PASSED);
        assertThat(SourceContentsJudgement.anchor(source, new Sample(Tried.WORKED, 3, 2, 3, "CN=without")))
                .satisfies(check -> {
                    assertThat(check.result()).isEqualTo(Result.WARNING);
                    assertThat(check.message()).contains("CN=without");
                });
        assertThat(SourceContentsJudgement.anchor(source, new Sample(Tried.WORKED, 3, 0, 3, "CN=without"))
                        .result())
                .isEqualTo(Result.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dc1.contoso.com", "http://dc1", "ldap://me:secret@dc1", "ldap://dc 1"})
    void what_is_no_address_of_a_directory_is_refused(String url) {
        assertThatThrownBy(() -> UsableSource.require(source(url, SourceKind.LDAP, "cn=x", DOMAIN)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.detail()).contains("url").doesNotContain("secret");
                });
    }

    @Test
    void partitions_have_to_be_names() {
        assertThatThrownBy(() -> UsableSource.require(source("ldap://dc1", SourceKind.LDAP, "cn=x")))
                .hasMessageContaining("partitions");
        assertThatThrownBy(() -> UsableSource.require(source("ldap://dc1", SourceKind.LDAP, "cn=x", "contoso.com")))
                .hasMessageContaining("contoso.com");
        assertThatThrownBy(() -> UsableSource.require(null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void the_method_of_deltas_is_told_with_its_reason() {
        Check check = ChangesJudgement.found(
                activeDirectory("CN=reader," + DOMAIN),
                new FoundChanges(DeltaMethod.DIRSYNC, "the account may replicate directory changes", true));

        assertThat(check.result()).isEqualTo(Result.PASSED);
        assertThat(check.message()).contains("DIRSYNC").contains("may replicate directory changes");
    }

    @Test
    void a_method_that_is_refused_fails_with_the_command_that_grants_it() {
        Check check = ChangesJudgement.found(
                activeDirectory("CONTOSO\\isthmus"), new FoundChanges(DeltaMethod.DIRSYNC, "it is refused", false));

        assertThat(check.result()).isEqualTo(Result.FAILED);
        assertThat(check.whatToDo())
                .contains("dsacls \"" + DOMAIN + "\" /G \"CONTOSO\\isthmus:CA;Replicating Directory Changes\"");
    }

    @Test
    void an_account_that_does_not_see_deleted_objects_is_told_how_to_let_it() {
        SourceSettings source = activeDirectory("CONTOSO\\isthmus");
        FoundChanges byNumbers = new FoundChanges(DeltaMethod.USN, "", true);

        assertThat(ChangesJudgement.deletions(source, byNumbers, new DomainRights(DOMAIN, false, false)))
                .hasValueSatisfying(check -> {
                    assertThat(check.result()).isEqualTo(Result.WARNING);
                    assertThat(check.whatToDo()).contains("/takeownership").contains("CONTOSO\\isthmus:LCRP");
                });
        assertThat(ChangesJudgement.deletions(source, byNumbers, new DomainRights(DOMAIN, true, false)))
                .hasValueSatisfying(check -> assertThat(check.result()).isEqualTo(Result.PASSED));
        assertThat(ChangesJudgement.deletions(
                        source,
                        new FoundChanges(DeltaMethod.MODIFY_TIMESTAMP, "", true),
                        new DomainRights(DOMAIN, false, false)))
                .isEmpty();
    }

    @Test
    void an_account_that_could_read_the_hashes_of_passwords_is_a_warning() {
        SourceSettings source = activeDirectory("CONTOSO\\isthmus");

        assertThat(ChangesJudgement.secrets(source, new DomainRights(DOMAIN, true, true)))
                .hasValueSatisfying(check -> {
                    assertThat(check.result()).isEqualTo(Result.WARNING);
                    assertThat(check.whatToDo()).contains("Replicating Directory Changes All");
                });
        assertThat(ChangesJudgement.secrets(source, new DomainRights(DOMAIN, true, false)))
                .isEmpty();
    }
}
