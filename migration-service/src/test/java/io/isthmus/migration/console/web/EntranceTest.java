package io.isthmus.migration.console.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, and what nobody gets without it. */
@QuarkusTest
class EntranceTest extends ConsoleCase {

    @Test
    void whoever_is_not_signed_in_is_led_to_the_form_and_back() {
        page.navigate("/");

        assertThat(page).hasURL(home + "console/sign-in");
        screenshots("sign-in");
        signIn("viewer");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Overview")))
                .isVisible();
        assertThat(page.locator(".who")).containsText("viewer");
    }

    @Test
    void a_wrong_password_is_told_without_saying_what_is_wrong() {
        page.navigate("/console");
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

        page.navigate("/console/operations");
        assertThat(page).hasURL(home + "console/sign-in");
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
        Response signedIn = given().redirects()
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
        assertThat(given().cookie("isthmus-session", session)
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
        assertThat(given().formParam("name", "x".repeat(20_000))
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
