package io.isthmus.systemtests.holding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.directories.testing.Peers;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.directory.ExpectedObject;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.peers.Chromium;
import io.isthmus.systemtests.stack.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Too many people are gone from the directory, so the real services hold everything; somebody who has nothing but a browser
 * sees why, looks at them, approves exactly these, and they are exported.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldThresholdIT {

    private static final int OBJECTS = 300;
    private static final int LIMIT = 10;
    private static final int GONE = 14;
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private Harbor harbor;
    private Chromium chromium;
    private Page page;

    @BeforeAll
    void begin() {
        Peers.require(Chromium.absence());
        harbor = Harbor.open("held-threshold", OBJECTS);
        harbor.operator().bringInForce(careful(harbor.settings()));
        harbor.operator().promote(harbor.target());
        harbor.operator().awaitGate("out of staging mode", gate -> !gate.stagingMode());
        harbor.synchronizeWholly();
        harbor.assertArrived();
        chromium = Chromium.start();
        page = chromium.open(harbor.deployment().api(Service.MIGRATION).url());
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
    void what_the_deletion_threshold_holds_is_looked_at_approved_and_exported() throws LDAPException {
        Set<String> gone = deleteSome();
        int users = harbor.provider().count(ObjectType.USER);
        long written = harbor.provider().log().size();
        Harbor.assertSucceeded(harbor.operator().run(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE));
        harbor.deployment().awaitBatchesReceived();
        harbor.operator()
                .awaitGate(
                        "held",
                        gate -> gate.holds().stream()
                                .anyMatch(hold -> hold.code() == Code.DELETION_THRESHOLD_EXCEEDED));

        seeWhy();
        assertThat(harbor.provider().log().size())
                .as("nothing is written while it is held")
                .isEqualTo(written);
        lookAndApprove();

        Awaitility.await("those that are gone are gone at the target")
                .atMost(DEADLINE)
                .until(() -> harbor.provider()
                        .resources(ObjectType.USER)
                        .noneMatch(user -> gone.contains(user.path("externalId").asText())));
        assertThat(harbor.provider().count(ObjectType.USER)).isEqualTo(users - GONE);
        Chromium.visit(page, "/console");
        assertThat(page.locator("#gate")).containsText("open", contains());
        Chromium.keep(page, "held-overview-afterwards");
    }

    private void seeWhy() {
        Chromium.visit(page, "/console");
        page.getByLabel("Name").fill(Role.OPERATOR.user());
        page.getByLabel("Password").fill(Role.OPERATOR.password());
        button("Sign in").click();
        assertThat(page.locator("#gate"))
                .containsText(Pattern.compile("held: " + GONE + " deletions of users.*, limit " + LIMIT), contains());
        assertThat(page.locator("#main")).not().containsText("/api/");
        Chromium.keep(page, "held-overview");
    }

    private void lookAndApprove() {
        page.locator(".gate a").click();
        // loaded whole: a choice before the page's script runs would change nothing
        page.waitForURL("**/console/pending-exports**");
        page.getByLabel("Operation").selectOption("DELETE");
        page.waitForURL("**operation=DELETE**");
        assertThat(page.locator("#results tbody")).hasCount(GONE);
        Chromium.keep(page, "held-pending-exports");
        page.getByLabel("Comment").fill("they have left, says the personnel department");
        page.getByRole(AriaRole.BUTTON)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Approve exactly these"))
                .click();
        // without the filter: the answer to the approval
        page.waitForURL("**/console/pending-exports");
        Chromium.visit(page, "/console/operations");
        if (harbor.operator().pendingSummary().total() > 0) {
            page.getByLabel("Run", new Page.GetByLabelOptions().setExact(true)).selectOption("EXPORT");
            button("Start").click();
        }
        Chromium.keep(page, "held-operations");
    }

    private Set<String> deleteSome() throws LDAPException {
        List<ExpectedObject> some = harbor.directory()
                .oracle()
                .expected()
                .filter(object -> object.type() == ObjectType.USER)
                .limit(GONE)
                .toList();
        for (ExpectedObject object : some) {
            harbor.directory().server().delete(object.dn());
        }
        return some.stream().map(ExpectedObject::anchor).collect(Collectors.toSet());
    }

    private com.microsoft.playwright.Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static LocatorAssertions.ContainsTextOptions contains() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(DEADLINE.toMillis());
    }

    private static SettingsDocument careful(SettingsDocument settings) {
        SafetySettings safety = settings.safety();
        return new SettingsDocument(
                settings.schemaVersion(),
                settings.sources(),
                settings.target(),
                settings.identity(),
                new SafetySettings(
                        LIMIT, 0, safety.deletionWindow(), SafetySettings.Deprovision.DELETE, safety.orphans()),
                settings.schedule(),
                settings.rules(),
                settings.features(),
                settings.provenance());
    }
}
