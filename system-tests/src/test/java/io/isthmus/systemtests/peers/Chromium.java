package io.isthmus.systemtests.peers;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine. */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /** Of a page, and of what is to be seen on it; the machine may be small and busy. */
    private static final double TIMEOUT_MS = Duration.ofSeconds(90).toMillis();

    private static final int MOST_TRIES = 3;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setTimeout(TIMEOUT_MS)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** Why there is none; empty when there is one. */
    public static Optional<String> absence() {
        return executable().isPresent()
                ? Optional.empty()
                : Optional.of("no Chromium on the PATH (Debian: apt-get install chromium)");
    }

    public static Chromium start() {
        return new Chromium(executable().orElseThrow());
    }

    /** A page whose addresses are relative to {@code url}. */
    public Page open(String url) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(url)
                .setViewportSize(1280, 800)
                .setTimezoneId("UTC"));
        context.setDefaultTimeout(TIMEOUT_MS);
        return context.newPage();
    }

    /** Whoever is led elsewhere meanwhile, by a page that asks for itself again, says once more where to go. */
    public static void visit(Page page, String path) {
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

    /** The whole page, light and dark, kept under {@code target/screenshots}. */
    public static void keep(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(
                            SCREENSHOTS.resolve(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png"))
                    .setFullPage(true));
        }
    }

    private static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
