package io.isthmus.systemtests.signingin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.isthmus.directories.testing.Peers;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.peers.Chromium;
import io.isthmus.systemtests.peers.Keycloak;
import io.isthmus.systemtests.peers.SignInRealm;
import io.isthmus.systemtests.stack.Deployment;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in at a real OpenID provider, in a real browser and by bearer tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcSignInIT {

    private static final Map<String, String> PEOPLE = Map.of(
            "vera", "isthmus-viewer",
            "otto", "isthmus-operator",
            "anna", "isthmus-admin",
            // of something else; it is called like a role of ours
            "nora", "admin");

    private static final Duration BRIEF = Duration.ofSeconds(6);

    private final SignInRealm realm;
    private Deployment deployment;
    private String console;
    private Chromium chromium;
    private Page page;

    OidcSignInIT() {
        Peers.require(Chromium.absence());
        Peers.require(Keycloak.absence());
        realm = SignInRealm.named("console-sign-in");
    }

    @BeforeAll
    void begin() {
        deployment = Deployment.start("oidc-sign-in", realm.environment());
        console = deployment.api(Service.MIGRATION).url();
        chromium = Chromium.start();
        // the services have started without it
        page = chromium.open(console);
        Chromium.visit(page, "/console");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Signing in is not possible now");
        Chromium.keep(page, "sign-in-provider-away");
        page.context().close();
        realm.create(console, PEOPLE);
    }

    @BeforeEach
    void openPage() {
        page = chromium.open(console);
    }

    @AfterEach
    void closePage() {
        page.context().close();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (deployment != null) {
            deployment.close();
        }
    }

    @Test
    void the_provider_leads_back_to_the_page_that_was_wanted() {
        Chromium.visit(page, "/console/pending-exports?type=USER");
        assertAtTheProvider();
        Chromium.keep(page, "sign-in-at-the-provider");
        authenticate("vera");

        assertThat(page).hasURL(console + "/console/pending-exports?type=USER");
        assertThat(page.locator(".who")).containsText("vera");
        assertThat(page.locator(".who")).containsText("viewer");
        Chromium.keep(page, "signed-in-by-the-provider");
    }

    @Test
    void a_viewer_is_offered_no_action_and_refused_if_he_tries_all_the_same() {
        signIn("vera");
        for (String each :
                new String[] {"/console", "/console/operations", "/console/settings", "/console/migration"}) {
            Chromium.visit(page, each);
            assertThat(page.locator("#main button")).hasCount(0);
        }
        String token = page.locator(".who input[name=token]").getAttribute("value");

        var answer = page.request()
                .post(
                        console + "/console/operations",
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("token", token)
                                        .set("profile", "FULL_IMPORT")
                                        .set("connector", "any")));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void operators_and_admins_are_offered_what_they_may_do() {
        signIn("otto");
        Chromium.visit(page, "/console/operations");
        assertThat(page.getByRole(AriaRole.BUTTON).first()).isVisible();
        Chromium.visit(page, "/console/settings/document");
        assertThat(page.locator("#main button")).hasCount(0);
        page.context().close();

        openPage();
        signIn("anna");
        Chromium.visit(page, "/console/settings/document");
        assertThat(button("Look at the change")).isVisible();
    }

    @Test
    void whoever_has_no_role_of_ours_is_told_so_whatever_his_role_is_called_elsewhere() {
        Chromium.visit(page, "/console");
        authenticate("nora");

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("You have no role here");
        Chromium.keep(page, "sign-in-no-role");
        button("Sign out, to sign in as somebody else").click();
        page.waitForURL("**/console/sign-out/done**");
    }

    @Test
    void signing_out_ends_the_session_here_at_the_provider_and_in_every_copy_of_the_cookie() {
        signIn("vera");
        var copy = page.context().cookies(console + "/console").stream()
                .filter(cookie -> cookie.name.startsWith("q_session"))
                .findFirst()
                .orElseThrow();
        assertThat(given().cookie(copy.name, copy.value)
                        .get(console + "/console")
                        .asString())
                .contains("vera");

        button("Sign out").click();
        page.waitForURL("**/console/sign-out/done**");
        Chromium.keep(page, "signed-out");

        var answer =
                given().cookie(copy.name, copy.value).redirects().follow(false).get(console + "/console");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(realm.issuer());
        Chromium.visit(page, "/console");
        assertAtTheProvider();
    }

    @Test
    void when_the_session_is_over_the_open_page_leads_to_signing_in_again() {
        realm.letTokensLast(BRIEF);
        try {
            signIn("otto");
            // while it lasts, the provider gives another token for the one that is over
            openAgain(
                    BRIEF.plusSeconds(2),
                    () -> assertThat(page.locator(".who").textContent()).contains("otto"));
            realm.endSessionsOf("otto");

            openAgain(Duration.ZERO, () -> assertThat(page.url()).startsWith(realm.issuer()));
            assertAtTheProvider();
        } finally {
            realm.letTokensLastAsUsual();
        }
    }

    /** Until it holds; the open page may be led elsewhere by its own live updates at the same moment. */
    private void openAgain(Duration after, Runnable assertion) {
        Awaitility.await()
                .pollDelay(after)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    Chromium.visit(page, "/console/operations");
                    assertion.run();
                });
    }

    @Test
    void a_form_that_is_sent_after_the_session_is_over_leads_to_a_page_that_says_so() {
        signIn("otto");
        // what the page asks for by itself may be told first that the session is over; that leads to signing in as well
        page.route("**/console/live/**", Route::abort);
        Chromium.visit(page, "/console/operations");
        page.context().clearCookies();

        page.locator("form[action='/console/operations'] button").first().click();

        assertThat(page).hasURL(console + "/console/sign-in");
        assertThat(page.locator("#main")).containsText("your session is over");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_service_takes_the_providers_tokens_with_its_roles(Service service) {
        assertThat(readBy(service, realm.token("vera")).statusCode()).isEqualTo(200);
        assertThat(readBy(service, realm.token("nora")).statusCode()).isEqualTo(403);
        assertThat(deployment.api(service).viewer().get("/q/openapi").statusCode())
                .as("by password, as the services themselves do")
                .isEqualTo(200);
    }

    @Test
    void a_token_of_a_viewer_changes_nothing_and_that_of_an_admin_may() {
        assertThat(demotion(realm.token("vera")).statusCode()).isEqualTo(403);
        assertThat(demotion(realm.token("otto")).statusCode()).isEqualTo(403);
        assertThat(demotion(realm.token("anna")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_that_somebody_else_has_signed_opens_nothing() {
        String[] parts = realm.token("anna").split("\\.");
        var answer = readBy(Service.MIGRATION, parts[0] + "." + parts[1] + "." + "x".repeat(parts[2].length()));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }

    private Response demotion(String token) {
        return deployment
                .api(Service.MIGRATION)
                .anonymous()
                .auth()
                .oauth2(token)
                .body(Map.of("target", "nowhere"))
                .post("/api/export-control/demote");
    }

    private Response readBy(Service service, String token) {
        return deployment.api(service).anonymous().auth().oauth2(token).get("/q/openapi");
    }

    private void signIn(String person) {
        Chromium.visit(page, "/console");
        authenticate(person);
        assertThat(page).hasURL(console + "/console");
    }

    private void authenticate(String person) {
        page.locator("#username").fill(person);
        page.locator("#password").fill(SignInRealm.password(person));
        page.locator("#kc-login").click();
    }

    private void assertAtTheProvider() {
        assertThat(page.locator("#username")).isVisible();
        assertThat(page.url()).startsWith(realm.issuer());
    }

    private com.microsoft.playwright.Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
