package io.isthmus.migration.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The console in a real Chromium. Whatever the content security policy stops, and whatever fails in a script, fails the test. */
abstract class ConsoleCase extends MigrationCase {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final java.time.Duration ACTION = java.time.Duration.ofSeconds(90);
    private static final int MOST_TRIES = 3;
    private static final String AXE = script();
    private static Browsers browsers;

    @TestHTTPResource("/")
    URI home;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    protected Page page;

    @BeforeAll
    static void startBrowser() {
        browsers = Browsers.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browsers != null) {
            browsers.close();
            browsers = null;
        }
    }

    @BeforeEach
    void openPage() {
        complaints.clear();
        context = browsers.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(home.toString())
                        .setViewportSize(1280, 800)
                        .setTimezoneId("UTC"));
        context.setDefaultTimeout(ACTION.toMillis());
        PlaywrightAssertions.setDefaultAssertionTimeout(ACTION.toMillis());
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    /** For tests that cause a refusal on purpose: the browser tells it as an error too. */
    protected void expectComplaint(String part) {
        complaints.removeIf(each -> each.contains(part));
    }

    /** Whoever is led elsewhere meanwhile, by a page that asks for itself again, says once more where to go. */
    protected void visit(String path) {
        for (int tries = 1; ; tries++) {
            try {
                page.navigate(path);
                return;
            } catch (PlaywrightException e) {
                if (tries == MOST_TRIES || !e.getMessage().matches("(?s).*(ERR_ABORTED|interrupted by another).*")) {
                    throw e;
                }
            }
        }
    }

    protected void signIn(String user) {
        visit("/console");
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(user + "-test");
        page.getByLabel("Password").press("Enter");
        page.waitForURL("**/console");
    }

    /** Light, dark and narrow; kept under {@code target/screenshots} for people. */
    protected void screenshots(String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        shoot(name + "-light");
        noSeriousFault(name + ", light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(name + "-dark");
        noSeriousFault(name + ", dark");
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("the page scrolls sideways on a narrow screen")
                .isEqualTo(true);
        shoot(name + "-narrow");
        page.setViewportSize(1280, 800);
    }

    /** By axe-core: whatever it calls serious or critical fails the test. */
    private void noSeriousFault(String where) {
        page.evaluate(AXE);
        Object found = page.evaluate("""
                () => axe.run().then(results => results.violations
                    .filter(each => ['serious', 'critical'].includes(each.impact))
                    .map(each => each.id + ': ' + each.help + ' at ' + each.nodes.map(node => node.html).join(' | ')))""");
        assertThat((List<?>) found).as("accessibility of %s", where).isEmpty();
    }

    private static String script() {
        try (InputStream in = ConsoleCase.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The caret is left as it is: hiding it writes into fields, which a later live update would copy as inline style. */
    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
