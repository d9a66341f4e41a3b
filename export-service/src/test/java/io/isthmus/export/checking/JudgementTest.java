package io.isthmus.export.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.checking.Answered.Resources;
import io.isthmus.export.checking.Answered.Silence;
import io.isthmus.export.checking.Answered.Status;
import io.isthmus.export.checking.Answered.Why;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {

    private static final Declared.Resource USERS = new Declared.Resource("/Users", true, Set.of());

    private static TargetSettings target(String url) {
        return new TargetSettings("cloud", null, url, new TargetSettings.BearerToken("env:TOKEN"), 4, null);
    }

    private static Status users(int status, long total, String... ids) {
        return new Status(status, "HTTP " + status, new Resources(total, List.of(ids)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://scim.contoso.com/v2, PASSED",
        "http://127.0.0.1:8190/scim/v2, PASSED",
        "http://localhost/scim, PASSED",
        "http://scim.contoso.com/v2, WARNING"
    })
    void credentials_that_leave_the_machine_unencrypted_are_warned_of(String url, Result result) {
        List<Check> checks = ConnectionChecks.reached(target(url), users(401, 0));

        assertThat(checks).extracting(Check::result).containsExactly(Result.PASSED, result);
    }

    @Test
    void a_token_endpoint_that_is_not_encrypted_is_warned_of_too() {
        TargetSettings target = new TargetSettings(
                "cloud",
                null,
                "https://scim.contoso.com",
                new TargetSettings.ClientCredentials("http://login.contoso.com/token", "id", "env:S", null),
                4,
                null);

        assertThat(ConnectionChecks.reached(target, users(200, 0)).getLast().message())
                .contains("login.contoso.com");
    }

    @Test
    void unknown_credentials_are_told_from_missing_rights() {
        TargetSettings target = target("https://scim.contoso.com");

        assertThat(ConnectionChecks.refused(target, users(401, 0)).whatToDo()).contains("secret");
        assertThat(ConnectionChecks.refused(target, users(403, 0)).whatToDo()).contains("right");
        assertThat(ConnectionChecks.refused(target, users(200, 0))).isNull();
        assertThat(ConnectionChecks.refused(
                                new TargetSettings("cloud", null, "https://scim", null, 4, null), users(401, 0))
                        .whatToDo())
                .contains("asks for it");
    }

    @Test
    void a_provider_that_is_busy_is_reached_and_said_to_be_busy() {
        TargetSettings target = target("https://scim.contoso.com");
        Silence silence = new Silence(Why.BUSY, "no answer within 10 s");

        assertThat(ConnectionChecks.reached(target, silence))
                .extracting(Check::code, Check::result)
                .containsExactly(tuple("REACHABLE", Result.PASSED), tuple("SERVICE_DECLARED", Result.FAILED));
        assertThat(List.of(
                        ConnectionChecks.reached(target, silence).getLast(),
                        ConnectionChecks.refused(target, silence),
                        ConnectionChecks.refused(target, users(429, 0)),
                        ConnectionChecks.refused(target, users(503, 0))))
                .allSatisfy(check -> {
                    assertThat(check.message()).contains("busy");
                    assertThat(check.whatToDo()).contains("less to do");
                });
    }

    @Test
    void a_fault_of_tls_says_that_the_address_answers() {
        List<Check> checks = ConnectionChecks.reached(
                target("https://scim.contoso.com"), new Silence(Why.CERTIFICATE_NOT_TRUSTED, "unknown authority"));

        assertThat(checks).extracting(Check::code).containsExactly("REACHABLE", "ENCRYPTED");
        assertThat(checks).extracting(Check::result).containsExactly(Result.PASSED, Result.FAILED);
    }

    @Test
    void types_that_are_missing_are_warned_of_but_users_have_to_be_there() {
        assertThat(ContentsChecks.resourceTypes(new Declared(true, true, false, Map.of(ObjectType.USER, USERS))))
                .extracting(Check::result)
                .containsExactly(Result.PASSED, Result.WARNING, Result.WARNING);
        assertThat(ContentsChecks.resourceTypes(new Declared(true, true, false, Map.of(ObjectType.GROUP, USERS))))
                .extracting(Check::result)
                .containsExactly(Result.FAILED);
    }

    @Test
    void a_provider_that_starts_anew_on_every_page_could_never_be_listed() {
        Resources first = new Resources(5, List.of("a", "b"));

        assertThat(ContentsChecks.paging(first, 2, users(200, 5, "b", "c")).result())
                .isEqualTo(Result.PASSED);
        assertThat(ContentsChecks.paging(first, 2, users(200, 5, "a", "b")).result())
                .isEqualTo(Result.FAILED);
        assertThat(ContentsChecks.paging(first, 2, new Silence(Why.NO_ANSWER, "silence"))
                        .result())
                .isEqualTo(Result.FAILED);
        assertThat(ContentsChecks.paging(new Resources(1, List.of("a")), 2, null)
                        .result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void a_look_up_that_finds_whoever_comes_along_is_a_fault() {
        Declared declared = new Declared(true, true, false, Map.of(ObjectType.USER, USERS));

        assertThat(ContentsChecks.lookUp(declared, users(200, 0)).result()).isEqualTo(Result.PASSED);
        assertThat(ContentsChecks.lookUp(declared, users(200, 1, "a")).result()).isEqualTo(Result.FAILED);
        assertThat(ContentsChecks.lookUp(declared, new Status(501, "HTTP 501", new Answered.NotUnderstood()))
                        .result())
                .isEqualTo(Result.FAILED);
        assertThat(ContentsChecks.lookUp(new Declared(true, false, false, Map.of()), users(200, 0))
                        .result())
                .isEqualTo(Result.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scim.contoso.com", "ldap://dc1", "https://me:secret@host", "https://a b"})
    void what_is_no_address_of_a_provider_is_refused(String url) {
        assertThatThrownBy(() -> UsableTarget.require(target(url)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.detail()).contains("url").doesNotContain("secret");
                });
    }
}
