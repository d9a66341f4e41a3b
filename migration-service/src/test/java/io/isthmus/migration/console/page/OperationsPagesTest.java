package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs and notices of all services. */
@QuarkusTest
class OperationsPagesTest extends ConsoleCase {

    @Inject
    Operations operations;

    @Test
    void a_run_appears_without_reloading_and_leads_to_its_errors_down_to_the_object() {
        signIn("viewer");
        visit("/console/operations");
        for (int i = 12; i > 0; i--) {
            operations.publish(run(
                    RunProfile.DELTA_IMPORT, RunStatus.SUCCEEDED, Instant.now().minusSeconds(600L * i), i * 3L));
        }
        operations.publish(run(
                RunProfile.FULL_IMPORT,
                RunStatus.COMPLETED_WITH_ERRORS,
                Instant.now().minusSeconds(200),
                170));

        var row = page.locator("#live tbody tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Full import of harbor"))
                .first();
        assertThat(row).containsText("completed with errors");
        assertThat(page.locator("svg.chart a")).not().hasCount(0);
        screenshots("operations");
        row.getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).hasText("Full import of harbor");
        assertThat(page.locator("table").last()).containsText("CN=Ann,OU=People,DC=contoso");
        assertThat(page.locator("table").last()).containsText("Give it one.");
        screenshots("run");
    }

    @Test
    void a_notice_says_what_to_do() {
        operations.publish(new Notice(
                UUID.randomUUID().toString(),
                "test",
                "export-service",
                Notice.Severity.WARNING,
                "ORPHANS_NOT_JUDGED",
                "612 deletions are pending, the limit is 500",
                "Look at the pending deletions.",
                Instant.now()));
        signIn("viewer");
        visit("/console/operations");

        assertThat(page.locator("#live")).containsText("612 deletions are pending");
        assertThat(page.locator("#live")).containsText("Look at the pending deletions.");
    }

    @Test
    void an_operator_starts_a_run_and_a_viewer_is_not_offered_it() {
        signIn("operator");
        visit("/console/operations");
        page.getByLabel("Run", new Page.GetByLabelOptions().setExact(true)).selectOption("TARGET_IMPORT");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start"))
                .click();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(export.requests()).contains("POST /api/runs TARGET_IMPORT"));
        page.waitForURL("**/console/operations");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL("**/sign-in");
        signIn("viewer");
        visit("/console/operations");
        assertThat(page.locator("#main form[method=post]")).hasCount(0);
    }

    @Test
    void what_is_not_offered_is_not_done_either() {
        String session = given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParam("name", "viewer")
                .formParam("password", "viewer-test")
                .post("/console/sign-in")
                .cookie("isthmus-session");
        String form = given().cookie("isthmus-session", session).get("/console").asString();
        String token = form.replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");

        int status = given().header("Sec-Fetch-Site", "same-origin")
                .cookie("isthmus-session", session)
                .formParam("token", token)
                .formParam("profile", "TARGET_IMPORT")
                .post("/console/operations")
                .statusCode();

        assertThat(status).isEqualTo(403);
        assertThat(export.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    private static Run run(RunProfile profile, RunStatus status, Instant begun, long seconds) {
        boolean errors = status == RunStatus.COMPLETED_WITH_ERRORS;
        return new Run(
                UUID.randomUUID().toString(),
                "test",
                "sync-service",
                profile,
                "harbor",
                status,
                begun,
                begun.plusSeconds(seconds),
                List.of(new Run.Step("import", status, 2_000, 2_000L, begun, begun.plusSeconds(seconds))),
                Map.of(Counts.READ, 2_000L, Counts.ADDED, 12L, Counts.ERRORS, errors ? 1L : 0L),
                errors
                        ? List.of(new RunError(
                                "NO_ANCHOR", "CN=Ann,OU=People,DC=contoso", "has no anchor", "Give it one."))
                        : List.of(),
                null);
    }
}
