package io.isthmus.migration.console.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, driven by Playwright. Absent, the calling test is skipped; in CI it fails. */
final class Browsers implements AutoCloseable {

    private static final String REQUIRED = "ISTHMUS_PEERS_REQUIRED";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** The machine may be busy. */
    private static final double LAUNCH_MS = 120_000;

    private final Playwright playwright;
    private final Browser browser;

    private Browsers(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setTimeout(LAUNCH_MS)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    static Browsers start() {
        Optional<Path> executable = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty()) {
            String absence = "no Chromium on the PATH: apt-get install chromium";
            if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
                fail(absence + " (" + REQUIRED + " is set)");
            }
            abort(absence);
        }
        return new Browsers(executable.get());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
