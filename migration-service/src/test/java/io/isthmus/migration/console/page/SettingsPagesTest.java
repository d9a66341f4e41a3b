package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.settings.SettingsDocument;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings, changed by somebody who sees beforehand what changes. */
@QuarkusTest
class SettingsPagesTest extends ConsoleCase {

    @BeforeEach
    void configured() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        doneUpTo(begin(Migration.Path.PARALLEL), Name.ENTER_STAGING);
    }

    @Test
    void a_limit_is_changed_by_the_form_shown_before_it_is_in_force_and_taken_back() {
        signIn("admin");
        visit("/console/settings");
        screenshots("settings");
        page.locator("#deletionThreshold").fill("77");
        press("Look at the change");

        var difference = page.locator("tr").filter(containing("safety.deletionThreshold"));
        assertThat(difference).containsText("500");
        assertThat(difference).containsText("77");
        assertThat(settings().safety().deletionThreshold()).isEqualTo(500);
        // 120 would leave: more than the new limit lets through, less than the one in force
        assertThat(page.locator(".message.bad")).containsText("120 of 1888 users would leave");
        assertThat(page.locator("tr").filter(containing("would look different")))
                .containsText("CN=Staff");
        assertThat(page.getByText("it is new")).isVisible();
        screenshots("settings-change");
        page.getByLabel("Reason").fill("a careful week");
        press("Bring in force");
        assertThat(page.locator("#deletionThreshold")).hasValue("77");
        assertThat(settings().safety().deletionThreshold()).isEqualTo(77);

        // the history is what was read back from the log, a moment later
        org.awaitility.Awaitility.await().atMost(SOON).untilAsserted(() -> {
            page.reload();
            assertThat(page.locator("table").last().locator("tbody tr").first().textContent())
                    .contains("a careful week");
        });
        var history = page.locator("table").last();
        history.locator("tbody tr").nth(1).getByRole(AriaRole.LINK).click();
        screenshots("settings-past");
        page.getByRole(AriaRole.BUTTON)
                .filter(containing("Go back to revision"))
                .click();
        assertThat(page.locator("#deletionThreshold")).hasValue("500");
        assertThat(settings().safety().deletionThreshold()).isEqualTo(500);
    }

    @Test
    void a_change_is_shown_also_while_nobody_can_count_objects() {
        signIn("admin");
        visit("/console/settings");
        page.locator("#deletionThreshold").fill("79");
        sync.away(true);
        press("Look at the change");

        assertThat(page.getByText("Objects could not be counted")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON).filter(containing("Bring in force")))
                .isVisible();
    }

    @Test
    void a_document_with_a_mistake_comes_back_with_its_line_and_keeps_what_was_typed() {
        signIn("admin");
        visit("/console/settings/document");
        page.locator("#document").fill("{\"schemaVersion\": 1,\n \"surces\": []}");
        press("Look at the change");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("surces");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("line 2");
        assertThat(page.locator("#document")).hasValue("{\"schemaVersion\": 1,\n \"surces\": []}");
        expectComplaint("400");
    }

    @Test
    void what_nothing_could_run_on_cannot_be_brought_in_force() {
        signIn("admin");
        visit("/console/settings/document");
        page.locator("#document").fill("{\"schemaVersion\": 1, \"sources\": []}");
        press("Look at the change");

        assertThat(page.locator(".message.bad").first()).containsText("there is no source");
        assertThat(page.getByRole(AriaRole.BUTTON).filter(containing("Bring in force")))
                .hasCount(0);
    }

    @Test
    void a_change_that_somebody_else_overtook_is_refused() {
        signIn("admin");
        visit("/console/settings");
        page.locator("#deletionThreshold").fill("78");
        press("Look at the change");
        assertThat(page.getByRole(AriaRole.BUTTON).filter(containing("Bring in force")))
                .isVisible();
        SettingsDocument others = settings();
        append(new ConfigChange.SettingsChanged("test", others));
        press("Bring in force");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("the change builds on");
        expectComplaint("409");
    }

    @Test
    void a_viewer_sees_everything_and_changes_nothing() {
        signIn("viewer");
        visit("/console/settings");

        assertThat(page.locator("#limits-title")).isVisible();
        assertThat(page.locator("#deletionThreshold")).isDisabled();
        assertThat(page.locator("#main button")).hasCount(0);
        visit("/console/settings/document");
        assertThat(page.locator("#main button")).hasCount(0);
    }

    private SettingsDocument settings() {
        return configLog.state().settingsOf("test").orElseThrow().document();
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static com.microsoft.playwright.Locator.FilterOptions containing(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }
}
