package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a source no longer shows and was not let go. */
@QuarkusTest
class DeparturePagesTest extends ConsoleCase {

    @BeforeEach
    void twelve_are_withheld() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        doneUpTo(begin(Migration.Path.PARALLEL), Name.ENTER_STAGING);
        sync.withholds("digest-1");
    }

    @Test
    void the_overview_leads_to_who_they_are() {
        signIn("viewer");
        visit("/console");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("12 objects of contoso no longer found, and kept"))
                .click();

        assertThat(page.locator("#set-title")).containsText("12 no longer found, and kept");
        assertThat(page.locator("#main")).containsText("user below OU=Sales,DC=contoso");
        assertThat(page.locator("#main table tbody tr")).hasCount(12);
        assertThat(page.locator("#main")).containsText("Letting them go needs the role operator");
        assertThat(page.locator("#main form")).hasCount(0);
    }

    @Test
    void exactly_those_are_let_go_who_were_looked_at() {
        signIn("operator");
        visit("/console/departures?source=contoso");
        screenshots("departures");

        sync.withholds("digest-2");
        letGo().click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("other departures are withheld by now");
        expectComplaint("409");

        letGo().click();
        assertThat(page.locator("#set-title")).containsText("Nobody is withheld");
        assertThat(sync.requests())
                .anyMatch(request -> request.startsWith("POST /api/sources/contoso/departures/approve"));
    }

    private Locator letGo() {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions()
                        .setName("Let exactly these 12 objects go")
                        .setExact(true));
    }
}
