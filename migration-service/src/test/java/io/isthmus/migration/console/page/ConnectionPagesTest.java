package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources and target as forms: tried, looked at, and only then in force. */
@QuarkusTest
class ConnectionPagesTest extends ConsoleCase {

    @BeforeEach
    void configured() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        doneUpTo(begin(Migration.Path.PARALLEL), Name.ENTER_STAGING);
    }

    @Test
    void a_source_is_tried_and_changed() {
        signIn("admin");
        visit("/console/settings");
        link("Change contoso").click();
        page.locator("#pageSize").fill("250");
        sync.sourceCheckIs(Result.FAILED);
        button("Try it").click();
        assertThat(page.locator(".checks li.bad")).hasCount(1);
        assertThat(page.locator("#pageSize")).hasValue("250");
        screenshots("source");
        sync.sourceCheckIs(Result.PASSED);
        button("Try it").click();
        assertThat(page.locator(".checks li.good").first()).isVisible();
        SourceSettings before = settings().sources().getFirst();

        button("Look at the change").click();
        assertThat(page.locator("#main")).containsText("pageSize");
        button("Bring in force").click();

        SourceSettings after = settings().sources().getFirst();
        assertThat(after.pageSize()).isEqualTo(250);
        assertThat(after.partitions()).isEqualTo(before.partitions());
        assertThat(after.passwordRef()).isEqualTo(before.passwordRef());
    }

    @Test
    void a_source_is_added_with_its_mistakes_told_and_removed() {
        signIn("admin");
        visit("/console/settings/source");
        page.locator("#name").fill("fabrikam");
        page.locator("#url").fill("http://dc1.fabrikam.example");
        page.locator("#partitions").fill("DC=fabrikam");
        page.locator("#passwordRef").fill("env:FABRIKAM");
        button("Look at the change").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("sources[fabrikam].url");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("sources[fabrikam].bindDn");
        expectComplaint("422");
        page.locator("#url").fill("ldaps://dc1.fabrikam.example");
        page.locator("#bindDn").fill("CN=reader,DC=fabrikam");
        button("Look at the change").click();
        button("Bring in force").click();
        assertThat(settings().sources()).extracting(SourceSettings::name).contains("fabrikam");

        visit("/console/settings/source?name=fabrikam");
        button("Remove this source").click();
        button("Bring in force").click();
        assertThat(settings().sources()).extracting(SourceSettings::name).doesNotContain("fabrikam");
    }

    @Test
    void a_folder_of_csv_is_added_as_a_source() {
        signIn("admin");
        visit("/console/settings/source");
        page.locator("#name").fill("staff");
        page.locator("#kind").selectOption("CSV");
        page.locator("#url").fill("file:///var/lib/isthmus/sources/staff");
        page.locator("#partitions").fill("ou=staff");
        page.locator("#anchorAttribute").fill("number");
        page.locator("summary", new Page.LocatorOptions().setHasText("Rows of CSV"))
                .click();
        page.locator("#columns").fill("e-mail = mail");
        button("Look at the change").click();
        button("Bring in force").click();

        assertThat(settings().sources())
                .filteredOn(each -> each.name().equals("staff"))
                .singleElement()
                .satisfies(staff -> {
                    assertThat(staff.kind()).isEqualTo(SourceKind.CSV);
                    assertThat(staff.rowsAsObjects().columns()).containsEntry("e-mail", "mail");
                });
    }

    @Test
    void the_target_is_tried_and_changed() {
        signIn("admin");
        visit("/console/settings");
        link("Change the target").click();
        page.locator("#authentication").selectOption("basic");
        page.locator("#user").fill("isthmus");
        page.locator("#passwordRef").fill("secret-in-clear");
        button("Try it").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("target.authentication.passwordRef");
        expectComplaint("422");
        page.locator("#passwordRef").fill("env:CLOUD");
        button("Try it").click();
        assertThat(page.locator(".checks li.good").first()).isVisible();
        screenshots("target");
        page.locator("#softMatch").uncheck();
        button("Look at the change").click();
        assertThat(page.locator("#main")).containsText("identity.softMatch");
        button("Bring in force").click();

        assertThat(settings().target().authentication()).isEqualTo(new TargetSettings.Basic("isthmus", "env:CLOUD"));
        assertThat(settings().identity().softMatch()).isFalse();
        assertThat(settings().identity().hardMatchTakeover()).isTrue();
    }

    @Test
    void a_viewer_sees_both_and_changes_none() {
        signIn("viewer");
        visit("/console/settings");
        link("More about contoso").click();
        assertThat(page.locator("#url")).isDisabled();
        assertThat(page.locator("#main button")).hasCount(0);
        visit("/console/settings/target");
        assertThat(page.locator("#url")).isDisabled();
        assertThat(page.locator("#main button")).hasCount(0);
    }

    private SettingsDocument settings() {
        return configLog.state().settingsOf("test").orElseThrow().document();
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
