package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why is this object, or is it not, synchronized? */
@QuarkusTest
class ObjectPagesTest extends ConsoleCase {

    @BeforeEach
    void configured() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        doneUpTo(begin(Migration.Path.PARALLEL), Name.ENTER_STAGING);
        signIn("viewer");
        visit("/console/objects");
    }

    @Test
    void both_sides_and_the_rules_are_told_of_an_object_found_by_its_dn() {
        find("DN at the source", "CN=Ann Archer,OU=People,DC=contoso");

        assertThat(page.locator("#object-title")).hasText("Ann Archer");
        assertThat(page.locator("#verdict")).containsText("synchronized: projected by rule in-user-join");
        assertThat(page.locator("#main")).containsText("mailNickname ISNOTNULL: it is absent");
        var title =
                page.locator("tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Manager"));
        assertThat(title).containsText("differs");
        assertThat(title).containsText("Director");
        screenshots("object");
    }

    @Test
    void an_object_is_found_by_a_part_of_its_name() {
        find("Name or address", "Archer");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ann Archer"))
                .click();

        assertThat(page.locator("#object-title")).isVisible();
    }

    @Test
    void what_nobody_knows_is_said_to_be_unknown() {
        find("Target anchor", "nobody");

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Nothing is known of nobody");
        expectComplaint("404");
    }

    private void find(String by, String name) {
        page.getByLabel("Find by").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(by));
        page.getByLabel("Object").fill(name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find"))
                .click();
    }
}
