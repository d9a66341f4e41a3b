package io.isthmus.systemtests.migrating;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.isthmus.local.comparing.FormerTool;
import io.isthmus.local.legacy.SampleExport;
import io.isthmus.local.services.Service;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.peers.Chromium;
import io.isthmus.systemtests.peers.Peers;
import io.isthmus.systemtests.stack.Role;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole parallel migration by somebody who has nothing but a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleMigrationIT {

    private static final int OBJECTS = 300;
    private static final double OF_THE_SERVICES_MS = Duration.ofMinutes(6).toMillis();
    private static final double OF_A_PAGE_MS = Duration.ofSeconds(30).toMillis();

    private Harbor harbor;
    private FormerTool.LeftBehind leftBehind;
    private Chromium chromium;
    private Page page;

    @BeforeAll
    void begin() {
        Peers.require(Chromium.absence());
        harbor = Harbor.open("console-migration", OBJECTS);
        leftBehind = harbor.fillProvider();
        chromium = Chromium.start();
        page = chromium.open(harbor.deployment().api(Service.MIGRATION).url());
        page.setDefaultTimeout(OF_A_PAGE_MS);
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    void from_the_old_tools_export_to_everybody_at_the_target() {
        signIn();
        analyze();
        configure();
        bringIntoStaging();
        review();
        cutOver();

        harbor.assertArrived();
        assertThat(harbor.operator().pendingSummary().awaitingConfirmation()).isZero();
    }

    private void signIn() {
        page.navigate("/");
        Chromium.keep(page, "sign-in");
        page.getByLabel("Name").fill(Role.ADMIN.user());
        page.getByLabel("Password").fill(Role.ADMIN.password());
        press("Sign in");
        assertThat(page.locator("#gate")).isVisible();
        Chromium.keep(page, "overview-at-first");
    }

    private void analyze() {
        page.navigate("/console/migration");
        page.getByLabel("Exported configuration")
                .setInputFiles(new FilePayload(SampleExport.FILE_NAME, "application/zip", SampleExport.zip()));
        Chromium.keep(page, "migration-begin");
        press("Upload and analyze");
        assertThat(page.locator("#verdict")).isVisible(soon());
        page.locator("#url").fill(harbor.directory().url());
        page.locator("#bindDn").fill(harbor.directory().bindDn());
        page.locator("#passwordRef").fill(Harbor.PASSWORD_REFERENCE);
        press("Count");
        assertThat(page.locator("#verdict")).hasText("in place", text());
        Chromium.keep(page, "analysis");
        page.getByRole(AriaRole.LINK, named("Go on to the migration")).click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Harbor to the cloud");
        press("Begin");
        assertDue("Attach the analysis");
        page.getByLabel("Go on although").check();
        Chromium.keep(page, "migration-analysis");
        press("Attach this analysis");
        assertDue("Export settings");
    }

    private void configure() {
        press("Export settings");
        assertDue("Cloud credentials");
        page.locator("#t-name").fill(harbor.target());
        page.locator("#t-url").fill(harbor.provider().url());
        page.locator("#t-token").fill("env:SAMPLE_TOKEN");
        Chromium.keep(page, "migration-cloud-credentials");
        press("Try the target");
        assertDue("Directory credentials");
        page.locator("#url-0").fill(harbor.directory().url());
        page.locator("#dn-0").fill(harbor.directory().bindDn());
        page.locator("#pw-0").fill(Harbor.PASSWORD_REFERENCE);
        Chromium.keep(page, "migration-directory-credentials");
        press("Try the directories");
        assertDue("Import settings");
        Chromium.keep(page, "migration-import-settings");
        press("Bring these settings in force");
        assertDue("Staging mode");
    }

    private void bringIntoStaging() {
        press("Check staging mode");
        assertDue("Initial run");
        press("Begin the initial run");
        assertDue("Verify the four operations");
        assertThat(page.locator("#live .operation")).hasCount(4);
        Chromium.keep(page, "migration-verify");
        press("Confirm the four operations");
        assertDue("Review pending exports");
        assertThat(harbor.provider().log().after(0)).isEmpty();
    }

    private void review() {
        page.getByRole(AriaRole.LINK, named("Look at them, attribute by attribute"))
                .click();
        // a choice before the page's script runs would change nothing
        page.waitForLoadState();
        page.getByLabel("Operation").selectOption("ADD");
        page.waitForURL("**operation=ADD**");
        assertThat(page.locator("#results tbody")).hasCount((int) Math.min(100, leftBehind.missing()));
        page.getByLabel("Operation").selectOption("UPDATE");
        page.waitForURL("**operation=UPDATE**");
        Chromium.keep(page, "pending-exports");
        page.navigate("/console");
        assertThat(page.locator("#gate")).containsText("staging mode");
        Chromium.keep(page, "overview-staging");
        page.navigate("/console/migration");
        Chromium.keep(page, "migration-review");
        press("Approve exactly these pending exports");
        assertDue("Retire the old tool");
    }

    private void cutOver() {
        page.getByLabel("I have seen that the old tool is uninstalled").check();
        press("The old tool is retired");
        assertDue("Leave staging mode");
        Chromium.keep(page, "migration-leave-staging");
        press("Leave staging mode");
        assertDue("Export");
        press("Export now");
        assertDue("Confirming import");
        press("Import the target and confirm");
        assertThat(page.locator("#due")).containsText("This migration is done", contains());
        Chromium.keep(page, "migration-done");
        page.navigate("/console/operations");
        Chromium.keep(page, "operations");
        page.navigate("/console/settings");
        Chromium.keep(page, "settings");
        page.navigate("/console");
        assertThat(page.locator("#gate")).containsText("open");
        Chromium.keep(page, "overview-live");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** The step is due and can be done: the page has gone on by itself. */
    private void assertDue(String step) {
        assertThat(page.locator("[aria-current=step] .step-name")).hasText(step, text());
        assertThat(page.locator("#due-title")).containsText(step, contains());
        assertThat(page.locator("#due-title .mark")).hasText("due", text());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(OF_THE_SERVICES_MS);
    }

    private static LocatorAssertions.HasTextOptions text() {
        return new LocatorAssertions.HasTextOptions().setTimeout(OF_THE_SERVICES_MS);
    }

    private static LocatorAssertions.ContainsTextOptions contains() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(OF_THE_SERVICES_MS);
    }
}
