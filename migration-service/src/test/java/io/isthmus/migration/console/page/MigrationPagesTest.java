package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A migration, done by somebody who has only the console. */
@QuarkusTest
class MigrationPagesTest extends ConsoleCase {

    @Test
    void a_parallel_migration_is_done_from_upload_to_confirmation() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        signIn("admin");
        visit("/console/migration");
        screenshots("migration-begin");
        page.getByLabel("Exported configuration")
                .setInputFiles(new FilePayload("dirsync.zip", "application/zip", new byte[] {1}));
        press("Upload and analyze");
        assertThat(page.locator("#verdict")).hasText("parallel");
        screenshots("analysis");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on to the migration"))
                .click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Contoso to the cloud");
        press("Begin");
        assertDue("Attach the analysis");
        screenshots("migration-analyze");
        press("Attach this analysis");
        assertDue("Export settings");
        press("Export settings");
        assertDue("Cloud credentials");
        page.locator("#t-name").fill(TARGET);
        page.locator("#t-url").fill("https://scim.example/v2");
        page.locator("#t-token").fill("env:SCIM_TOKEN");
        screenshots("migration-cloud");
        press("Try the target");
        assertDue("Directory credentials");
        page.locator("#url-0").fill("ldaps://dc1.contoso.com");
        page.locator("#dn-0").fill("CN=reader,DC=contoso");
        page.locator("#pw-0").fill("env:LDAP_PASSWORD");
        screenshots("migration-directory");
        press("Try the directories");
        assertDue("Import settings");
        screenshots("migration-import");
        press("Bring these settings in force");
        assertDue("Staging mode");
        press("Check staging mode");
        assertDue("Initial run");
        press("Begin the initial run");
        // the page goes on by itself when the work of the services is done
        assertDue("Verify the four operations");
        assertThat(page.locator("#live")).containsText("succeeded");
        screenshots("migration-verify");
        press("Confirm the four operations");
        assertDue("Review pending exports");
        assertThat(page.locator("#due")).containsText("2,000");
        screenshots("migration-review");
        press("Approve exactly these pending exports");
        assertDue("Retire the old tool");
        page.getByLabel("I have seen that the old tool is uninstalled").check();
        press("The old tool is retired");
        assertDue("Leave staging mode");
        assertThat(page.locator(".message.warning").first()).containsText("nobody exports since");
        press("Leave staging mode");
        assertDue("Export");
        press("Export now");
        assertDue("Confirming import");
        press("Import the target and confirm");
        assertDone();
        screenshots("migration-done");
        assertThat(migrations.latest(1).getFirst().about().startedBy()).isEqualTo("admin");
    }

    @Test
    void a_failed_step_says_why_in_red_and_is_done_again() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        sync.script(RunProfile.FULL_IMPORT, RunStatus.FAILED);
        String id = begin(Migration.Path.PARALLEL);
        doneUpTo(id, Name.INITIAL_RUN);
        signIn("operator");
        visit("/console/migration");
        press("Begin the initial run");

        assertThat(page.locator("#due .message.bad").first()).containsText("FULL_IMPORT of contoso failed");
        screenshots("migration-failed");
        press("Begin the initial run");
        assertDue("Verify the four operations");
    }

    @Test
    void whoever_is_on_the_way_to_another_page_is_not_led_back_by_this_one() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        String id = begin(Migration.Path.PARALLEL);
        doneUpTo(id, Name.EXPORT_SETTINGS);
        signIn("admin");
        visit("/console/migration");
        // a way that does not end: a slow network
        page.evaluate("() => { window.way = setInterval(() => window.dispatchEvent(new Event('beforeunload')), 500);"
                + " window.dispatchEvent(new Event('beforeunload')); }");
        String stage = page.locator("[data-stage]").getAttribute("data-stage");

        assertThat(as("admin").post("/api/migrations/" + id + "/abandon").statusCode())
                .isEqualTo(200);
        assertThat(page.locator("[data-stage='" + stage + "']")).hasCount(0);
        assertThat(page.evaluate("window.way !== undefined")).isEqualTo(true);

        // it was none, so what the page offers by now is shown all the same
        page.evaluate("clearInterval(window.way)");
        page.waitForURL("**/console/migration/" + id);
    }

    @Test
    void a_blocked_analysis_is_refused_where_it_was_asked_and_gone_on_with_by_hand() {
        analyzer.has(analysis("b1", Verdict.BLOCKED, false));
        String parallel = begin(Migration.Path.PARALLEL);
        signIn("admin");
        visit("/console/migration");
        press("Attach this analysis");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("a custom extension DLL");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("MANUAL");
        expectComplaint("409");
        screenshots("migration-blocked");
        assertThat(as("admin").post("/api/migrations/" + parallel + "/abandon").statusCode())
                .isEqualTo(200);

        visit("/console/migration");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("By hand");
        page.getByLabel("Manual: as parallel").check();
        press("Begin");
        press("Attach this analysis");
        assertDue("Export settings");
        String id = migrations.inProgress().orElseThrow().about().id();
        doneUpTo(id, Name.RE_CREATE);
        visit("/console/migration");
        assertDue("Re-create what was not carried over");
        press("Record this");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("neither re-created nor given up");
        expectComplaint("409");
        screenshots("migration-re-create");
        page.getByLabel("Given up").first().check();
        page.getByLabel("Re-created").last().check();
        press("Record this");
        assertDue("Initial run");
    }

    @Test
    void in_place_everything_that_will_be_applied_is_confirmed_and_the_rest_goes_on_by_itself() {
        analyzer.has(analysis("a1", Verdict.IN_PLACE, true));
        String id = begin(Migration.Path.IN_PLACE);
        doneUpTo(id, Name.READY_TO_CONFIGURE);
        signIn("admin");
        visit("/console/migration");
        assertDue("Ready to configure");
        assertThat(page.locator("#due")).containsText("https://scim.example/v2");
        page.getByLabel("I have looked at all of it").check();
        page.getByLabel("Start at once").check();
        screenshots("migration-ready");
        press("Confirm exactly this configuration");
        assertDue("Retire the old tool");
        page.getByLabel("I have seen that the old tool is uninstalled").check();
        press("The old tool is retired");

        assertDone();
        screenshots("migration-in-place-done");
    }

    @Test
    void what_was_tried_and_failed_is_shown_in_red_with_what_to_do() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        sync.sourceCheckIs(Result.FAILED);
        String id = begin(Migration.Path.PARALLEL);
        doneUpTo(id, Name.DIRECTORY_CREDENTIALS);
        signIn("admin");
        visit("/console/migration");
        page.locator("#url-0").fill("ldaps://dc1.contoso.com");
        page.locator("#dn-0").fill("CN=reader,DC=contoso");
        page.locator("#pw-0").fill("env:LDAP_PASSWORD");
        press("Try the directories");

        assertThat(page.locator("#due .checks li.bad").first()).containsText("the password is refused");
        expectComplaint("409");
        screenshots("migration-check-failed");
    }

    @Test
    void an_operator_is_told_why_he_names_no_address_and_tries_what_an_admin_has_named() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        signIn("operator");
        visit("/console/migration/analyses/a1");
        page.locator("#count summary").click();
        assertThat(page.locator("#count")).containsText("in the directory needs the role admin");
        assertThat(page.locator("#url")).hasCount(0);
        page.locator("#given").fill("2000");
        assertThat(statusOf("Give the number")).isEqualTo(303);

        String id = begin(Migration.Path.PARALLEL);
        doneUpTo(id, Name.CLOUD_CREDENTIALS);
        export.targetCheckIs(Result.FAILED);
        assertProblem(trigger(id, Name.CLOUD_CREDENTIALS, usualBody(Name.CLOUD_CREDENTIALS)), 409, "CHECK_FAILED");
        export.targetCheckIs(Result.PASSED);
        visit("/console/migration");
        assertThat(page.locator("#due")).containsText("To name a target needs the role admin");
        assertThat(page.locator("#t-url")).hasCount(0);
        screenshots("migration-cloud-operator");
        press("Try the target");
        assertDue("Directory credentials");
        assertThat(page.locator("#url-0")).hasCount(0);
    }

    @Test
    void an_analysis_gives_its_report_and_its_differences_in_the_language_of_the_browser() throws IOException {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        analyzer.has(analysis("a2", Verdict.PARALLEL, true));
        signIn("viewer");
        visit("/console/migration/analyses/a1");
        String language = (String) page.evaluate("navigator.language");

        assertThat(downloaded("Download the whole report")).contains("/api/analyses/a1/report");
        assertThat(downloaded("From dirsync.zip")).contains("/api/analyses/a2/differences");
        for (String path : List.of("a1/report", "a2/differences")) {
            assertThat(analyzer.languages("/api/analyses/" + path)).startsWith(language);
        }
        // what stands among the console's own words is in the console's language, whatever the browser's is
        assertThat(analyzer.languages("/api/analyses/a1"))
                .isEqualTo(page.locator("html").getAttribute("lang"));
        screenshots("analysis-differences");
    }

    private String downloaded(String link) throws IOException {
        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                        .click());
        return Files.readString(download.path());
    }

    @Test
    void an_admin_has_the_objects_counted_in_the_directory() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        signIn("admin");
        visit("/console/migration/analyses/a1");
        page.locator("#count summary").click();
        page.locator("#url").fill("ldaps://dc1.contoso.com");
        page.locator("#passwordRef").fill("env:LDAP_PASSWORD");

        assertThat(statusOf("Count")).isEqualTo(303);
        assertThat(analyzer.requests()).anyMatch(request -> request.contains("/api/analyses/a1/object-count"));
    }

    @Test
    void without_an_old_tool_express_or_custom_is_chosen() {
        begin(Migration.Path.CLEAN_INSTALL);
        signIn("operator");
        visit("/console/migration");
        page.getByLabel("Active Directory forests").fill("2");
        page.getByLabel("Express: default rules").check();
        page.locator("#s-name").fill("contoso");
        page.locator("#s-context").fill("DC=contoso");
        press("Install so");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("express is for a single forest");
        expectComplaint("409");
        screenshots("migration-choose-installation");
        page.getByLabel("Custom: containers").check();
        page.locator("#s-name").fill("contoso");
        page.locator("#s-context").fill("DC=contoso");
        press("Install so");
        assertDue("Cloud credentials");
    }

    @Test
    void roles_shape_what_is_offered() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        String id = begin(Migration.Path.PARALLEL);
        doneUpTo(id, Name.LEAVE_STAGING);
        signIn("viewer");
        visit("/console/migration");
        assertThat(page.locator("#due form")).hasCount(0);

        press("Sign out");
        page.waitForURL("**/sign-in");
        signIn("operator");
        visit("/console/migration");
        assertThat(page.locator("#due")).containsText("needs the role admin");
        assertThat(page.locator("#abandon")).hasCount(0);
    }

    @Test
    void before_cutover_a_migration_is_abandoned() {
        begin(Migration.Path.PARALLEL);
        signIn("admin");
        visit("/console/migration");
        page.locator("#abandon summary").click();
        page.getByLabel("Reason").fill("not this year");
        press("Abandon");

        assertThat(page.locator("h1")).hasText("Migration");
        assertThat(page.locator("table").last()).containsText("abandoned");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** And the page has been asked for again by itself, so that it stays as it is. */
    private void assertDone() {
        assertThat(page.locator("#due")).containsText("This migration is done");
        assertThat(page.locator("[data-live]")).hasCount(0);
    }

    /** What a form is answered with: the page looks the same before and after. */
    private int statusOf(String button) {
        return page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> press(button))
                .status();
    }

    private void assertDue(String step) {
        assertThat(page.locator("#due-title")).containsText(step);
        assertThat(page.locator("[aria-current=step] .step-name")).hasText(step);
    }
}
