package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A regretted migration: what it has changed, and putting that back. */
@QuarkusTest
class RollbackPagesTest extends ConsoleCase {

    @Test
    void an_administrator_takes_a_migration_back_step_by_step() {
        String id = cutOver();
        signIn("admin");
        assertThat(page.locator("#main")).containsText("was cut over");
        visit("/console/migration/" + id);
        page.getByText("What was changed at the target").click();

        assertThat(page.locator("#main")).containsText("has changed 2,000 objects");
        press("Demote: stop exporting");
        await().atMost(SOON)
                .until(() -> configLog.state().exportControlOf(TARGET).activeDeployment() == null);
        quiesced();
        press("Prepare a plan");
        assertThat(page.locator("#plan")).containsText("2 objects are still to be put back");
        assertThat(page.locator("#plan")).containsText("By hand");
        assertThat(page.locator("#created-again")).containsText("1 object has to be created again");
        assertThat(page.locator("#created-again")).containsText("attributes that Isthmus does not manage");
        page.getByText("Object by object").click();
        screenshots("rollback-plan");
        page.getByText("Further objects").click();
        assertThat(page.getByText("From the beginning")).isVisible();
        page.getByText("From the beginning").click();

        press("Include Cleo Carter");
        assertThat(page.locator("#plan")).containsText("Included");
        press("Approve exactly these 3");
        press("Put back 3 objects");
        assertThat(page.locator("#plan")).containsText("Restoring");
        assertThat(page.locator("#plan")).not().containsText("There is nothing to put back");
        screenshots("rollback-restoring");
        inForceIsSaidWhereSomebodyMightPromote();
        visit("/console/rollback/" + id);

        ExportControl control = configLog.state().exportControlOf(TARGET);
        append(new ConfigChange.Demoted(TARGET, "test", control.epoch() + 1));
        quiesced();
        export.restorationIsDone();
        // the page looks by itself
        assertThat(page.locator("#plan")).containsText("the deployment is demoted");
        screenshots("rollback-done");
    }

    private void inForceIsSaidWhereSomebodyMightPromote() {
        visit("/console/hand-over");
        assertThat(page.locator("#situation")).containsText("A restoration is in force: this deployment puts back");
        assertThat(page.locator("#main")).containsText("a promotion is refused");
        assertThat(page.locator("#main")).containsText("Stop putting back");
        screenshots("hand-over-restoring");
        visit("/console");
        assertThat(page.locator("#main")).containsText("A restoration is in force since");
        assertThat(page.locator("#gate")).containsText("open for a restoration");
    }

    @Test
    void a_viewer_sees_all_of_it_and_is_offered_nothing() {
        String id = cutOver();
        signIn("viewer");
        visit("/console/rollback/" + id);

        assertThat(page.locator("#main")).containsText("Demoting needs the role admin");
        assertThat(page.locator("#main form[method=post]")).hasCount(0);
    }

    private String cutOver() {
        analyzer.has(analysis("a1", Verdict.IN_PLACE, true));
        String id = begin(Migration.Path.IN_PLACE);
        for (MigrationStep step : find(id).steps()) {
            done(id, step.name());
        }
        return id;
    }

    private void quiesced() {
        ExportControl nobody = configLog.state().exportControlOf(TARGET);
        append(new ConfigChange.Quiesced(TARGET, nobody.demoted(), nobody.epoch()));
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
