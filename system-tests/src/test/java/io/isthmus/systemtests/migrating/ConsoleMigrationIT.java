package io.isthmus.systemtests.migrating;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.directories.testing.Peers;
import io.isthmus.sandbox.comparing.FormerTool;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.peers.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole parallel migration by somebody who has nothing but a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleMigrationIT {

    private static final int OBJECTS = 300;

    private Harbor harbor;
    private FormerTool.LeftBehind leftBehind;
    private ConsoleWalk walk;
    private Page page;

    @BeforeAll
    void begin() {
        Peers.require(Chromium.absence());
        harbor = Harbor.open("console-migration", OBJECTS);
        leftBehind = harbor.fillProvider();
        walk = new ConsoleWalk(harbor, "");
        page = walk.page();
    }

    @AfterAll
    void close() {
        if (walk != null) {
            walk.close();
        }
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    void from_the_old_tools_export_to_everybody_at_the_target() {
        walk.signIn();
        analyze();
        configure();
        bringIntoStaging();
        review();
        cutOver();

        harbor.assertArrived();
        assertThat(harbor.operator().pendingSummary().awaitingConfirmation()).isZero();
    }

    private void analyze() {
        walk.keep("overview-at-first");
        walk.analyze(OldTool.DIRSYNC);
        walk.count();
        walk.assertText(page.locator("#verdict"), "in place");
        walk.keep("analysis");
        walk.begin("PARALLEL");
        page.getByLabel("Go on although").check();
        walk.keep("migration-analysis");
        walk.press("Attach this analysis");
        walk.assertDue("Export settings");
    }

    private void configure() {
        walk.press("Export settings");
        walk.assertDue("Cloud credentials");
        walk.tryTheTarget();
        walk.assertDue("Directory credentials");
        walk.tryTheDirectories(Harbor.PASSWORD_REFERENCE);
        walk.assertDue("Import settings");
        walk.keep("migration-import-settings");
        walk.press("Bring these settings in force");
        walk.assertDue("Staging mode");
    }

    private void bringIntoStaging() {
        walk.press("Check staging mode");
        walk.assertDue("Initial run");
        walk.press("Begin the initial run");
        walk.assertDue("Verify the four operations");
        assertThat(page.locator("#live .operation")).hasCount(4);
        walk.keep("migration-verify");
        walk.press("Confirm the four operations");
        walk.assertDue("Review pending exports");
        assertThat(harbor.provider().log().after(0)).isEmpty();
    }

    private void review() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Look at them, attribute by attribute"))
                .click();
        // loaded whole: a choice before the page's script runs would change nothing
        page.waitForURL("**/console/pending-exports");
        page.getByLabel("Operation").selectOption("ADD");
        page.waitForURL("**operation=ADD**");
        assertThat(page.locator("#results tbody")).hasCount((int) Math.min(100, leftBehind.missing()));
        page.getByLabel("Operation").selectOption("UPDATE");
        page.waitForURL("**operation=UPDATE**");
        walk.keep("pending-exports");
        Chromium.visit(page, "/console");
        assertThat(page.locator("#gate")).containsText("staging mode");
        walk.keep("overview-staging");
        Chromium.visit(page, "/console/migration");
        walk.keep("migration-review");
        walk.press("Approve exactly these pending exports");
        walk.assertDue("Retire the old tool");
    }

    private void cutOver() {
        page.getByLabel("I have seen that the old tool is uninstalled").check();
        walk.press("The old tool is retired");
        walk.assertDue("Leave staging mode");
        walk.keep("migration-leave-staging");
        walk.press("Leave staging mode");
        walk.assertDue("Export");
        walk.press("Export now");
        walk.assertDue("Confirming import");
        walk.press("Import the target and confirm");
        walk.assertDone();
        walk.keep("migration-done");
        Chromium.visit(page, "/console/operations");
        walk.keep("operations");
        Chromium.visit(page, "/console/settings");
        walk.keep("settings");
        Chromium.visit(page, "/console");
        assertThat(page.locator("#gate")).containsText("open");
        walk.keep("overview-live");
    }
}
