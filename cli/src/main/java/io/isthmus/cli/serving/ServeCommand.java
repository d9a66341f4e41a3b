package io.isthmus.cli.serving;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.cli.api.Api;
import io.isthmus.cli.api.Apis;
import io.isthmus.cli.launching.LauncherHome;
import io.isthmus.cli.launching.PortOptions;
import io.isthmus.cli.launching.Running;
import io.isthmus.cli.settings.SettingsFile;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.DataFolder;
import io.isthmus.localstack.stack.LocalStack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@link UpCommand} starts in the background; also usable as it is, by a service manager. */
@Command(name = "serve", description = "Like up, but stays in the foreground (for a service manager).")
public final class ServeCommand implements Callable<Integer> {

    @Option(names = "--settings", required = true, description = "Settings document, YAML or JSON.")
    private Path settings;

    @Option(names = "--data", description = "Folder for the data, kept between starts (default: .isthmus/up).")
    private @Nullable Path data;

    @Mixin
    private PortOptions ports;

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() throws Exception {
        SettingsDocument document = SettingsFile.read(settings.toAbsolutePath());
        try (DataFolder folder = DataFolder.use(data == null ? LauncherHome.upData() : data.toAbsolutePath())) {
            LauncherHome.logTo(folder.path());
            LocalStack.Options options = LocalStack.Options.of(LauncherHome.checkout(), folder.path())
                    .withPorts(ports.ports());
            try (LocalStack stack = LocalStack.start(options, terminal::line);
                    Running running = Running.announce(folder.path(), stack, terminal)) {
                stack.awaitReady();
                bringInForce(document, Apis.onThisMachine(options.ports(), stack.access()));
                LauncherHome.describe(stack).forEach(terminal::line);
                nextSteps();
                running.ready();
                running.awaitStop();
            } catch (InterruptedException e) {
                terminal.line("Stopped.");
            }
        }
        return 0;
    }

    /** Only a difference makes a new revision: a restart changes nothing. */
    private void bringInForce(SettingsDocument document, Apis apis) {
        Api migration = apis.asAdmin(Service.MIGRATION);
        Optional<Api.Tagged> current = migration.find("/api/settings");
        JsonNode wanted = WireFormat.mapper().valueToTree(document);
        boolean same = current.map(Api.Tagged::body)
                .map(body -> WireFormat.mapper().convertValue(body, SettingsDocument.class))
                .map(inForce -> WireFormat.mapper().valueToTree(inForce).equals(wanted))
                .orElse(false);
        if (same) {
            terminal.line(
                    "The settings in force are those of %s (revision %s).",
                    settings, current.get().etag());
            return;
        }
        String basedOn = current.map(Api.Tagged::etag).orElse("0");
        migration.put("/api/settings?reason=up", document, Map.of("If-Match", "\"" + basedOn + "\""));
        terminal.line("The settings of %s are in force.", settings);
    }

    private void nextSteps() {
        terminal.line("Nothing is exported until this deployment is promoted. What to do next, as operator:");
        terminal.line("    1. POST {\"profile\":\"FULL_IMPORT\"} to /api/runs of sync-service: reads the directory.");
        terminal.line(
                "    2. POST {\"profile\":\"TARGET_IMPORT\"} to /api/runs of export-service: reads the provider.");
        terminal.line("    3. Look at /api/pending-exports/summary and /api/pending-exports of export-service.");
        terminal.line(
                "    4. As admin: POST {\"target\":\"NAME\"} to /api/export-control/promote of migration-service.");
        terminal.line("See ./isthmus status; stop it with ./isthmus down.");
    }
}
