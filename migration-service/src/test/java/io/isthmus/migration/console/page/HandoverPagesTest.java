package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who exports, decided by somebody who has read what will happen. */
@QuarkusTest
class HandoverPagesTest extends ConsoleCase {

    private static final String REASON = "Reason, for the history";

    @BeforeEach
    void configured() {
        append(new ConfigChange.SettingsChanged("test", settings("here", 500)));
    }

    @Test
    void promoted_demoted_waiting_for_the_last_request_and_promoted_again() {
        signIn("admin");
        visit("/console/hand-over");
        assertThat(page.locator("#main")).containsText("2,000 objects");
        screenshots("hand-over-staging");
        confirm("Let this deployment export", "first time");
        assertThat(page.locator("#situation")).containsText("This deployment exports to cloud");

        screenshots("hand-over-active");
        confirm("Stop exporting", "maintenance");
        assertThat(page.locator("#situation")).containsText("finishes the requests it has begun");
        assertThat(page.locator("#main")).containsText("Not yet:");
        screenshots("hand-over-quiescing");

        append(new ConfigChange.Quiesced(TARGET, "test", control().epoch()));
        assertThat(button("Let this deployment export")).isVisible();
        assertThat(page.locator("#situation")).containsText("changes in the directory do not reach it");
        confirm("Let this deployment export", "maintenance is over");
        assertThat(page.locator("#situation")).containsText("This deployment exports to cloud");
        assertThat(control().isActive("test")).isTrue();
        // the history is what was read back from the log, a moment later
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            visit("/console/hand-over");
            var history = page.locator("table").last().locator("tbody tr");
            assertThat(history.nth(0).textContent()).contains("maintenance is over");
            assertThat(history.nth(1).textContent()).contains("test has finished writing to cloud");
        });
    }

    @Test
    void what_somebody_else_has_decided_meanwhile_is_not_decided_again_unseen() {
        signIn("admin");
        visit("/console/hand-over");
        page.getByLabel(REASON).fill("too late");
        page.getByLabel("I have read").check();
        // without an event that the page would show
        append(new ConfigChange.SettingsChanged("other", settings("there", 500)));
        button("Let this deployment export").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The config log has changed in the meantime");
        assertThat(control().activeDeployment()).isNull();
        expectComplaint("409");
    }

    @Test
    void another_ones_promotion_is_seen_without_reloading() {
        signIn("viewer");
        visit("/console/hand-over");
        assertThat(page.locator("#situation")).containsText("Nobody");

        append(new ConfigChange.SettingsChanged("other", settings("there", 100)));
        append(new ConfigChange.Promoted(TARGET, "other", control().epoch() + 1));

        assertThat(page.locator("#situation")).containsText("other exports to cloud");
        assertThat(page.locator("#main button")).hasCount(0);
    }

    @Test
    void a_stand_bys_drift_is_taken_over_after_a_look_at_it() {
        append(new ConfigChange.SettingsChanged("other", settings("there", 100)));
        append(new ConfigChange.Promoted(TARGET, "other", control().epoch() + 1));
        signIn("admin");
        visit("/console/hand-over");
        var drift = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("safety.deletionThreshold"));
        assertThat(drift).containsText("100");
        assertThat(drift).containsText("makes it as at the active one");
        screenshots("hand-over-stand-by");

        button("Look at taking them over").click();
        assertThat(page.locator("#main")).containsText("safety.deletionThreshold");
        assertThat(page.locator("#main table").first()).not().containsText("ldap://");
        assertThat(own().safety().deletionThreshold()).isEqualTo(500);
        button("Bring in force").click();
        assertThat(page.locator("#deletionThreshold")).hasValue("100");
        assertThat(own().sources().getFirst().url()).isEqualTo("ldap://here");

        visit("/console/hand-over");
        assertThat(page.locator("#main")).containsText("Everything that should be alike is as at other.");
        confirm("Stop other from exporting", "taking over");
        assertThat(page.locator("#situation")).containsText("other finishes the requests");
    }

    private void confirm(String button, String reason) {
        page.getByLabel(REASON).fill(reason);
        page.getByLabel("I have read").check();
        button(button).click();
    }

    private com.microsoft.playwright.Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private ExportControl control() {
        return configLog.state().exportControlOf(TARGET);
    }

    private SettingsDocument own() {
        return configLog.state().settingsOf("test").orElseThrow().document();
    }

    private static SettingsDocument settings(String where, int deletionThreshold) {
        SafetySettings defaults = SafetySettings.defaults();
        return new SettingsDocument(
                1,
                List.of(new SourceSettings(
                        "corp",
                        SourceKind.ACTIVE_DIRECTORY,
                        "ldap://" + where,
                        true,
                        null,
                        "CN=" + where,
                        "env:" + where.toUpperCase(java.util.Locale.ROOT),
                        null,
                        List.of(new io.isthmus.contracts.settings.PartitionSettings(
                                "DC=corp", List.of("DC=corp"), List.of())),
                        null,
                        0)),
                new TargetSettings(
                        TARGET,
                        TargetSettings.Kind.SCIM,
                        "https://" + where,
                        new TargetSettings.BearerToken("env:" + where.toUpperCase(java.util.Locale.ROOT)),
                        0,
                        null),
                null,
                new SafetySettings(
                        deletionThreshold, 0, defaults.deletionWindow(), defaults.deprovision(), defaults.orphans()),
                null,
                null,
                null,
                null);
    }
}
