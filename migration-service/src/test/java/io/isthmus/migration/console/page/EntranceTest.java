package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.migration.auditing.AuditEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, and what nobody gets without it. */
@QuarkusTest
class EntranceTest extends ConsoleCase {

    @Test
    void whoever_is_not_signed_in_is_led_to_the_form_and_back() {
        visit("/");

        assertThat(page).hasURL(home + "console/sign-in");
        screenshots("sign-in");
        signIn("viewer");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Overview")))
                .isVisible();
        assertThat(page.locator(".who")).containsText("viewer");
    }

    @Test
    void a_wrong_password_is_told_without_saying_what_is_wrong() {
        visit("/console");
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill("viewer-test");
        page.getByLabel("Password").press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Name or password is wrong.");
    }

    @Test
    void after_signing_out_there_is_nothing_to_see() {
        signIn("viewer");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL("**/sign-in");

        visit("/console/operations");
        assertThat(page).hasURL(home + "console/sign-in");
    }

    @Test
    void after_signing_out_a_copy_of_the_cookie_opens_nothing() {
        String session = sessionOf("viewer");
        assertThat(pageWith(session).statusCode()).isEqualTo(200);

        assertThat(browser()
                        .cookie("isthmus-session", session)
                        .formParam("token", tokenOf(session))
                        .redirects()
                        .follow(false)
                        .post("/console/sign-out")
                        .statusCode())
                .isEqualTo(303);

        assertThat(pageWith(session).statusCode()).isEqualTo(302);
    }

    @Test
    void signing_out_ends_one_session_and_not_that_of_another_browser() {
        String here = sessionOf("viewer");
        String there = sessionOf("viewer");

        browser()
                .cookie("isthmus-session", here)
                .formParam("token", tokenOf(here))
                .redirects()
                .follow(false)
                .post("/console/sign-out");

        assertThat(pageWith(there).statusCode()).isEqualTo(200);
    }

    @Test
    void live_updates_end_with_the_session() {
        signIn("viewer");
        String session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("isthmus-session"))
                .findFirst()
                .orElseThrow()
                .value;
        assertThat(page.locator("#gate")).isVisible();

        browser()
                .cookie("isthmus-session", session)
                .formParam("token", tokenOf(session))
                .redirects()
                .follow(false)
                .post("/console/sign-out");

        assertThat(page).hasURL(home + "console/sign-in");
        // it is no stream that the browser was led to; it tells so
        expectComplaint("406");
    }

    @Test
    void whoever_wanted_a_page_gets_it_after_signing_in_and_never_another_sites() {
        visit("/console/pending-exports?type=USER");
        page.getByLabel("Name").fill("viewer");
        page.getByLabel("Password").fill("viewer-test");
        page.getByLabel("Password").press("Enter");
        assertThat(page).hasURL(home + "console/pending-exports?type=USER");

        for (String elsewhere :
                new String[] {"https://example.com/console", "//example.com/console", "/console/../q/metrics"}) {
            assertThat(browser()
                            .cookie("isthmus-wanted", java.net.URLEncoder.encode(elsewhere, UTF_8))
                            .redirects()
                            .follow(false)
                            .formParam("name", "viewer")
                            .formParam("password", "viewer-test")
                            .post("/console/sign-in")
                            .header("Location"))
                    .as(elsewhere)
                    .isEqualTo("/console");
        }
    }

    private static RequestSpecification browser() {
        return given().header("Sec-Fetch-Site", "same-origin").contentType("application/x-www-form-urlencoded");
    }

    private static Response pageWith(String session) {
        return given().cookie("isthmus-session", session)
                .redirects()
                .follow(false)
                .get("/console");
    }

    private static String sessionOf(String user) {
        return browser()
                .redirects()
                .follow(false)
                .formParam("name", user)
                .formParam("password", user + "-test")
                .post("/console/sign-in")
                .cookie("isthmus-session");
    }

    private static String tokenOf(String session) {
        return pageWith(session).htmlPath().getString("**.find { it.@name == 'token' }.@value");
    }

    @Test
    void everything_is_reached_by_keyboard_and_the_first_stop_leads_past_the_navigation() {
        signIn("viewer");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("To the content");
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/live/overview"})
    void no_page_is_shown_to_strangers(String path) {
        Response answer = given().redirects().follow(false).get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/console/sign-in");
    }

    @Test
    void the_session_is_no_key_to_the_rest_interface() {
        Response signedIn = browser()
                .redirects()
                .follow(false)
                .formParam("name", "admin")
                .formParam("password", "admin-test")
                .post("/console/sign-in");
        String session = signedIn.detailedCookie("isthmus-session").getValue();

        assertThat(signedIn.detailedCookie("isthmus-session").isHttpOnly()).isTrue();
        assertThat(signedIn.detailedCookie("isthmus-session").getSameSite()).isEqualTo("Strict");
        assertThat(given().cookie("isthmus-session", session)
                        .get("/api/settings")
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser()
                        .cookie("isthmus-session", session)
                        .post("/console/sign-out")
                        .statusCode())
                .as("a form without our token")
                .isEqualTo(403);
    }

    @Test
    void pages_come_with_a_strict_policy() {
        Response answer = given().get("/console/sign-in");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void nobody_fills_the_memory_by_signing_in() {
        assertThat(browser()
                        .formParam("name", "x".repeat(20_000))
                        .formParam("password", "y")
                        .post("/console/sign-in")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void another_sites_page_cannot_sign_anybody_in() {
        assertThat(given().header("Sec-Fetch-Site", "cross-site")
                        .formParam("name", "viewer")
                        .formParam("password", "viewer-test")
                        .post("/console/sign-in")
                        .statusCode())
                .isEqualTo(403);
        assertThat(given().formParam("name", "viewer")
                        .formParam("password", "viewer-test")
                        .post("/console/sign-in")
                        .statusCode())
                .as("a form of which nobody says where it comes from")
                .isEqualTo(403);
    }

    @Test
    void a_made_up_host_leads_nobody_away() {
        assertThat(given().header("Host", "elsewhere.example")
                        .redirects()
                        .follow(false)
                        .get("/")
                        .header("Location"))
                .isEqualTo("/console");
    }

    @Test
    void whoever_guesses_passwords_at_the_form_has_to_wait_and_is_audited() throws Exception {
        try (var guessing = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.78"))
                .build()) {
            for (int guess = 0; guess < 5; guess++) {
                assertThat(guess(guessing, "*/*").statusCode()).isEqualTo(303);
            }
            HttpResponse<String> program = guess(guessing, "*/*");
            assertThat(program.statusCode()).isEqualTo(429);
            assertThat(program.headers().firstValue("Retry-After")).isPresent();
            assertThat(program.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            HttpResponse<String> person = guess(guessing, "text/html");
            assertThat(person.statusCode()).isEqualTo(429);
            assertThat(person.body()).contains("Too many sign-ins have failed. Wait");
        }
        assertThat(sessionOf("admin")).as("from another address").isNotNull();
        await().untilAsserted(() -> assertThat(
                        as("viewer").get("/api/audit").jsonPath().getList("", AuditEntry.class))
                .filteredOn(entry -> entry.action().equals("SIGN IN"))
                .extracting(entry -> entry.who() + " " + entry.subject() + " " + entry.outcome())
                .contains("admin 127.0.0.78 REFUSED", "admin 127.0.0.1 ACCEPTED"));
    }

    private HttpResponse<String> guess(HttpClient client, String accept) throws Exception {
        return client.send(
                HttpRequest.newBuilder(home.resolve("/console/sign-in"))
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", accept)
                        .POST(HttpRequest.BodyPublishers.ofString("name=admin&password=guess"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_rest_interface_still_asks_for_basic_and_says_so_in_a_problem() {
        Response answer = given().redirects().follow(false).get("/api/settings");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWithIgnoringCase("basic");
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.path("code").toString()).isEqualTo("NOT_SIGNED_IN");
    }
}
