package io.isthmus.systemtests.migrating;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.directories.testing.Peers;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.peers.Chromium;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The other ways of a migration by somebody who has nothing but a browser. */
class ConsoleWaysIT {

    private static final int OBJECTS = 200;

    private Harbor harbor;
    private ConsoleWalk walk;

    @BeforeEach
    void browser() {
        Peers.require(Chromium.absence());
    }

    @AfterEach
    void close() {
        if (walk != null) {
            walk.close();
        }
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    void in_place_wrong_credentials_are_found_before_and_a_confirmed_configuration_goes_to_its_end_by_itself() {
        open("console-in-place", "in-place-");
        walk.analyze(OldTool.AZURE_AD_CONNECT_JSON);
        walk.count();
        walk.assertText(walk.page().locator("#verdict"), "in place");
        walk.begin("IN_PLACE");
        walk.press("Attach this analysis");
        walk.assertDue("Cloud credentials");
        walk.tryTheTarget();
        walk.assertDue("Directory credentials");
        walk.tryTheDirectories("env:SAMPLE_TOKEN");
        walk.assertSays(walk.page().locator("#due"), "refused the account");
        walk.keep("wrong-credentials");
        walk.tryTheDirectories(Harbor.PASSWORD_REFERENCE);
        walk.assertDue("Confirm the old database server");
        walk.assertSays(walk.page().locator("#due"), "SQL7");
        walk.keep("database");
        walk.page().getByLabel("I have seen which server").check();
        walk.press("This is the server");
        walk.assertDue("Ready to configure");
        walk.page().getByLabel("I have looked at all of it").check();
        walk.page().getByLabel("Start at once").check();
        walk.keep("ready");
        walk.press("Confirm exactly this configuration");
        walk.assertDue("Retire the old tool");
        assertThat(harbor.provider().log().after(0)).isEmpty();

        walk.page().getByLabel("I have seen that the old tool is uninstalled").check();
        walk.press("The old tool is retired");

        walk.assertDone();
        walk.keep("done");
        harbor.assertArrived();
    }

    @Test
    void what_is_blocked_goes_on_by_hand_and_can_be_given_up_with_nothing_changed() {
        open("console-manual", "manual-");
        walk.analyze(OldTool.FIM_WITH_EXTENSION);
        walk.assertText(walk.page().locator("#verdict"), "blocked");
        walk.keep("analysis");
        walk.begin("PARALLEL");
        walk.press("Attach this analysis");
        walk.assertSays(walk.page().locator("#due"), "blocks the migration");
        walk.keep("refused");
        abandon("a mistake");
        walk.begin("MANUAL");
        walk.press("Attach this analysis");
        walk.assertDue("Export settings");
        walk.press("Export settings");
        walk.assertDue("Cloud credentials");
        walk.tryTheTarget();
        walk.assertDue("Directory credentials");
        walk.tryTheDirectories(Harbor.PASSWORD_REFERENCE);
        walk.assertDue("Import settings");
        walk.press("Bring these settings in force");
        walk.assertDue("Staging mode");
        walk.press("Check staging mode");
        walk.assertDue("Re-create what was not carried over");
        walk.assertSays(walk.page().locator("#due"), "HarborRules.dll");
        for (Locator given : walk.page().getByLabel("Given up").all()) {
            given.check();
        }
        walk.keep("re-create");
        walk.press("Record this");
        walk.assertDue("Initial run");
        walk.press("Begin the initial run");
        walk.assertDue("Verify the four operations");

        abandon("not what we want");

        walk.keep("abandoned");
        assertThat(harbor.provider().log().after(0)).isEmpty();
    }

    @Test
    void after_cutover_everything_is_put_back_by_one_plan_that_was_looked_at() {
        open("console-rollback", "rollback-");
        var before = ProviderPicture.of(harbor.provider());
        HarborMigration.begin(harbor, Migration.Path.IN_PLACE).inPlace();
        harbor.assertArrived();
        Chromium.visit(walk.page(), "/console/migration");
        follow("Harbor to " + harbor.target());
        follow("What was changed at the target, and putting it back");
        walk.keep("report");
        walk.press("Demote: stop exporting");
        harbor.operator().awaitQuiet(harbor.target());
        walk.press("Prepare a plan");
        walk.assertText(walk.page().locator("#plan-title .mark"), "Prepared");
        walk.keep("plan");
        press(Pattern.compile("Approve exactly these .*"));
        walk.assertText(walk.page().locator("#plan-title .mark"), "Approved");
        walk.page().getByLabel("Reason").fill("back to where we were");
        press(Pattern.compile("Put back .* objects"));
        walk.assertText(walk.page().locator("#plan-title .mark"), "Done");
        walk.keep("put-back");

        assertThat(before.differences(ProviderPicture.of(harbor.provider()))).isEmpty();
        harbor.operator().awaitGate("demoted by itself", gate -> gate.stagingMode());
    }

    private void follow(String link) {
        walk.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .click();
    }

    private void press(Pattern button) {
        walk.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private void open(String deployment, String pictures) {
        harbor = Harbor.open(deployment, OBJECTS);
        harbor.fillProvider();
        walk = new ConsoleWalk(harbor, pictures);
        walk.signIn();
    }

    private void abandon(String reason) {
        walk.page().locator("#abandon summary").click();
        walk.page().getByLabel("Reason").fill(reason);
        walk.press("Abandon");
        walk.assertSays(walk.page().locator("#main"), "abandoned");
        assertThat(walk.page().locator("#main")).isVisible();
    }
}
