package io.isthmus.systemtests.migrating;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.peers.Chromium;
import io.isthmus.systemtests.stack.Role;
import java.time.Duration;

/** What somebody who has nothing but a browser does on the way of a migration. */
final class ConsoleWalk implements AutoCloseable {

    private static final double OF_THE_SERVICES_MS = Duration.ofMinutes(3).toMillis();

    private final Harbor harbor;
    private final String pictures;
    private final Chromium chromium;
    private final Page page;

    /** @param pictures what the names of its screenshots begin with */
    ConsoleWalk(Harbor harbor, String pictures) {
        this.harbor = harbor;
        this.pictures = pictures;
        chromium = Chromium.start();
        page = chromium.open(harbor.deployment().api(Service.MIGRATION).url());
    }

    Page page() {
        return page;
    }

    void signIn() {
        Chromium.visit(page, "/");
        keep("sign-in");
        page.getByLabel("Name").fill(Role.ADMIN.user());
        page.getByLabel("Password").fill(Role.ADMIN.password());
        press("Sign in");
        assertThat(page.locator("#gate")).isVisible();
    }

    /** Uploads what the tool exported, and waits for what is said of it. */
    void analyze(OldTool tool) {
        Chromium.visit(page, "/console/migration");
        page.getByLabel("Exported configuration")
                .setInputFiles(new FilePayload(tool.fileName(), "application/octet-stream", tool.export()));
        keep("migration-begin");
        press("Upload and analyze");
        assertThat(page.locator("#verdict"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(OF_THE_SERVICES_MS));
    }

    /** Counts in the directory. */
    void count() {
        page.locator("#url").fill(harbor.directory().url());
        page.locator("#bindDn").fill(harbor.directory().bindDn());
        page.locator("#passwordRef").fill(Harbor.PASSWORD_REFERENCE);
        press("Count");
    }

    /** @param path as the radio button's value names it */
    void begin(String path) {
        Chromium.visit(page, "/console/migration");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Harbor to the cloud");
        page.locator("input[name=path][value=" + path + "]").check();
        press("Begin");
        assertDue("Attach the analysis");
    }

    void tryTheTarget() {
        page.locator("#t-name").fill(harbor.target());
        page.locator("#t-url").fill(harbor.provider().url());
        page.locator("#t-token").fill("env:SAMPLE_TOKEN");
        keep("cloud-credentials");
        press("Try the target");
    }

    void tryTheDirectories(String passwordReference) {
        page.locator("#url-0").fill(harbor.directory().url());
        page.locator("#dn-0").fill(harbor.directory().bindDn());
        page.locator("#pw-0").fill(passwordReference);
        keep("directory-credentials");
        press("Try the directories");
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** The step is due and can be done: the page has gone on by itself. */
    void assertDue(String step) {
        assertThat(page.locator("[aria-current=step] .step-name")).hasText(step, text());
        assertThat(page.locator("#due-title")).containsText(step, contains());
        assertThat(page.locator("#due-title .mark")).hasText("due", text());
    }

    /** And the page has been asked for again by itself, so that it stays as it is. */
    void assertDone() {
        assertSays(page.locator("#due"), "This migration is done");
        assertThat(page.locator("[data-live]")).hasCount(0);
    }

    /** Waits as long as services may take. */
    void assertSays(Locator where, String what) {
        assertThat(where).containsText(what, contains());
    }

    void assertText(Locator where, String what) {
        assertThat(where).hasText(what, text());
    }

    void keep(String name) {
        Chromium.keep(page, pictures + name);
    }

    @Override
    public void close() {
        chromium.close();
    }

    private static LocatorAssertions.HasTextOptions text() {
        return new LocatorAssertions.HasTextOptions().setTimeout(OF_THE_SERVICES_MS);
    }

    private static LocatorAssertions.ContainsTextOptions contains() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(OF_THE_SERVICES_MS);
    }
}
