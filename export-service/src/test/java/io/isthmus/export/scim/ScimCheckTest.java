package io.isthmus.export.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.chassis.testing.Ports;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.Authentication;
import io.isthmus.contracts.settings.TargetSettings.BearerToken;
import io.isthmus.export.checking.CheckFixture;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.provider.Faults;
import io.isthmus.export.provider.TestProvider;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.KnownTarget;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check finds at a real provider. */
class ScimCheckTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String TOKEN = "a-token-of-a-test";

    @TempDir
    private Path folder;

    private final TestProvider provider = new TestProvider();
    private Authentication bearer;

    @BeforeEach
    void a_token() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN);
        bearer = new BearerToken("file:" + file);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    private CheckReport check(String url, Authentication authentication) {
        return CheckFixture.check(
                new ScimProbes(VERTX, new Secrets(), new TestScimConfig(100)),
                new TargetSettings("cloud", null, url, authentication, 4, null));
    }

    private static Check of(CheckReport report, String code) {
        return report.checks().stream()
                .filter(check -> check.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not in " + report));
    }

    @Test
    void a_target_that_can_be_used_passes_with_a_word_on_contacts_and_nothing_is_written() {
        addUsers(3);
        provider.forgetRequests();

        CheckReport report = check(provider.url(), bearer);

        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.checks())
                .filteredOn(check -> check.result() == Result.WARNING)
                .singleElement()
                .satisfies(check -> assertThat(check.message()).contains("contacts"));
        assertThat(report.checks())
                .extracting(Check::code)
                .containsSubsequence(
                        "SECRET_RESOLVED",
                        "REACHABLE",
                        "ENCRYPTED",
                        "SERVICE_DECLARED",
                        "RESOURCE_TYPES",
                        "SCHEMAS",
                        "SIGNED_IN",
                        "PAGING",
                        "LOOK_UP",
                        "CHANGES");
        assertThat(of(report, "PAGING").message()).contains("in pages");
        assertThat(of(report, "SIGNED_IN").message()).contains("3");
        assertThat(provider.requests()).isNotEmpty();
        assertThat(provider.writes()).isEmpty();
    }

    private void addUsers(int count) {
        try (ExportTarget target = new ScimTargets(VERTX, new Secrets(), new TestScimConfig(100))
                .open(
                        new TargetSettings("cloud", null, provider.url(), null, 4, null),
                        KnownTarget.NOTHING,
                        habits -> {})) {
            for (int i = 0; i < count; i++) {
                target.apply(new PendingExport.Add(
                        "anchor" + i,
                        ObjectType.USER,
                        new Image(
                                Map.of("sourceAnchor", List.of("anchor" + i), "userPrincipalName", List.of("u" + i)),
                                Map.of()),
                        false));
            }
        }
    }

    @Test
    void refused_credentials_end_the_check_without_telling_them() {
        provider.faults().next(100, request -> true, Faults.status(401, "who are you"));

        CheckReport report = check(provider.url(), bearer);

        assertThat(report.checks().getLast().code()).isEqualTo("SIGNED_IN");
        assertThat(report.checks().getLast().message()).contains("who are you");
        assertThat(report.toString()).doesNotContain(TOKEN);
    }

    @Test
    void credentials_that_are_good_for_the_description_alone_are_found_out() {
        provider.faults().next(100, request -> request.path().startsWith("/Users"), Faults.status(403, "not yours"));

        Check signedIn = of(check(provider.url(), bearer), "SIGNED_IN");

        assertThat(signedIn.result()).isEqualTo(Result.FAILED);
        assertThat(signedIn.whatToDo()).contains("right");
    }

    @Test
    void a_secret_that_is_not_there_is_named() {
        CheckReport report = check(provider.url(), new BearerToken("file:/nowhere/token"));

        assertThat(of(report, "SECRET_RESOLVED").message()).contains("file:/nowhere/token");
        assertThat(of(report, "REACHABLE").result()).isEqualTo(Result.PASSED);
        assertThat(report.passed()).isFalse();
    }

    @Test
    void an_address_where_nobody_listens_is_told_from_a_host_that_nobody_knows() {
        assertThat(of(check("http://127.0.0.1:" + Ports.free(), bearer), "REACHABLE")
                        .whatToDo())
                .contains("port");
        assertThat(of(check("http://no-such-host.invalid", bearer), "REACHABLE").whatToDo())
                .contains("host");
    }

    @Test
    void a_provider_that_takes_the_request_and_breaks_off_is_reached_and_busy() {
        provider.faults().next(100, request -> true, new Faults.Fault(0, null, Map.of(), false));

        CheckReport report = check(provider.url(), bearer);

        assertThat(of(report, "REACHABLE").result()).isEqualTo(Result.PASSED);
        assertThat(report.checks().getLast().message()).contains("busy");
    }

    @Test
    void without_tls_at_the_far_end_an_encrypted_connection_fails_by_name() {
        CheckReport report = check(provider.url().replace("http:", "https:"), bearer);

        assertThat(of(report, "ENCRYPTED").result()).isEqualTo(Result.FAILED);
    }

    @Test
    void an_address_beside_the_service_is_recognized() {
        provider.faults().next(100, request -> true, Faults.status(404, "nothing here"));

        CheckReport report = check(provider.url(), bearer);

        assertThat(report.passed()).isFalse();
        assertThat(report.checks().getLast().whatToDo()).contains("base address");
    }

    @Test
    void a_page_for_people_is_no_provider() {
        provider.faults().next(100, request -> true, new Faults.Fault(200, "<html></html>", Map.of(), false));

        assertThat(of(check(provider.url(), bearer), "SERVICE_DECLARED").message())
                .contains("something else than JSON");
    }

    @Test
    void a_provider_without_look_ups_fails_since_a_lost_answer_could_not_be_resolved() {
        provider.faults().next(100, request -> request.path().contains("filter="), Faults.status(501, "no filters"));

        assertThat(of(check(provider.url(), bearer), "LOOK_UP").message()).contains("no filters");
    }

    @Test
    void a_token_endpoint_is_asked_and_its_refusal_told() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "shh-of-a-test");
        HttpServer login = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] status = {200};
        login.createContext("/token", exchange -> {
            byte[] answer = "{\"access_token\":\"t\",\"expires_in\":60}".getBytes();
            exchange.sendResponseHeaders(status[0], answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        login.start();
        try {
            Authentication client = new TargetSettings.ClientCredentials(
                    "http://127.0.0.1:" + login.getAddress().getPort() + "/token", "isthmus", "file:" + secret, null);

            assertThat(of(check(provider.url(), client), "TOKEN_GRANTED").result())
                    .isEqualTo(Result.PASSED);
            status[0] = 401;
            CheckReport refused = check(provider.url(), client);
            assertThat(refused.checks().getLast().code()).isEqualTo("TOKEN_GRANTED");
            assertThat(refused.checks().getLast().message()).contains("isthmus");
            assertThat(refused.toString()).doesNotContain("shh-of-a-test");
        } finally {
            login.stop(0);
        }
    }
}
