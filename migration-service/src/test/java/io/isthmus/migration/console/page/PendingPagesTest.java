package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What would be written, looked at and approved. */
@QuarkusTest
class PendingPagesTest extends ConsoleCase {

    @Test
    void every_difference_is_shown_with_what_is_there_and_what_would_be_written() {
        configured();
        signIn("viewer");
        visit("/console/pending-exports");

        assertThat(page.locator("#set-title")).containsText("2,000 to write");
        var sales = page.locator("#results tbody").filter(containing("Sales"));
        assertThat(sales.locator("tr").first()).containsText("Sale");
        assertThat(sales).containsText("SMTP:sales@contoso.com, smtp:sale@contoso.com");
        assertThat(sales).containsText("3 members to add, 1 to remove");
        screenshots("pending-exports");
    }

    @Test
    void the_filter_stays_in_the_address_and_goes_to_the_service() {
        configured();
        signIn("viewer");
        visit("/console/pending-exports");
        page.getByLabel("Operation").selectOption("DELETE");

        page.waitForURL("**operation=DELETE**");
        page.getByLabel("Name or address").fill("bob");
        page.waitForURL("**q=bob**");
        assertThat(page.locator("#results")).containsText("Page 1");
    }

    @Test
    void all_of_it_is_downloaded_as_csv_and_as_json() throws IOException {
        configured();
        signIn("viewer");
        visit("/console/pending-exports");

        assertThat(downloaded("Download CSV")).startsWith("targetAnchor,objectType,operation");
        assertThat(downloaded("Download JSON")).startsWith("[{").contains("Ann Archer", "Bob Baker");
    }

    @Test
    void a_held_set_is_approved_by_its_digest_and_another_one_is_not() {
        configured();
        append(new ConfigChange.Promoted(
                TARGET, "test", configLog.state().exportControlOf(TARGET).epoch() + 1));
        export.heldByThreshold(true);
        signIn("operator");
        visit("/console/pending-exports");
        assertThat(page.locator(".gate")).containsText("held: 612 deletions, limit 500");
        screenshots("pending-exports-held");

        export.pendingExportsAre("digest-2");
        page.getByRole(AriaRole.BUTTON, button("Approve exactly these 2,000")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("the pending exports are others by now");
        expectComplaint("409");

        page.getByRole(AriaRole.BUTTON, button("Approve exactly these 2,000")).click();
        assertThat(page.locator(".gate")).containsText("open: pending exports are written");
        assertThat(export.requests()).anyMatch(request -> request.startsWith("POST /api/approvals"));
    }

    @Test
    void an_operator_says_that_somebody_is_back() {
        configured();
        signIn("operator");
        visit("/console/pending-exports");
        page.getByRole(AriaRole.BUTTON, button("The same person is back")).click();

        assertThat(page.locator("#set-title")).containsText("2,000 to write");
        assertThat(export.requests()).anyMatch(request -> request.startsWith("POST /api/person-verdicts"));
    }

    @Test
    void a_leaver_is_shown_with_his_date_and_kept_by_one_click_and_that_is_taken_back_by_another() {
        configured();
        signIn("operator");
        visit("/console/pending-exports");
        var leaver = page.locator("section[aria-labelledby=leavers-title] tbody tr");
        assertThat(leaver).containsText("Lena Lorenz");
        assertThat(leaver).containsText("2027");

        page.getByRole(AriaRole.BUTTON, button("Keep")).click();
        assertThat(leaver).containsText("kept");
        page.getByRole(AriaRole.BUTTON, button("Do not keep")).click();
        assertThat(leaver).containsText("2027");
    }

    @Test
    void a_viewer_is_offered_no_approval() {
        configured();
        append(new ConfigChange.Promoted(
                TARGET, "test", configLog.state().exportControlOf(TARGET).epoch() + 1));
        export.heldByThreshold(true);
        signIn("viewer");
        visit("/console/pending-exports");

        assertThat(page.locator("#main")).containsText("Approving needs the role operator");
        assertThat(page.locator("#main form[method=post]")).hasCount(0);
    }

    private void configured() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        doneUpTo(begin(Migration.Path.PARALLEL), Name.ENTER_STAGING);
    }

    private String downloaded(String link) throws IOException {
        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                        .click());
        return Files.readString(download.path());
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static com.microsoft.playwright.Locator.FilterOptions containing(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }
}
