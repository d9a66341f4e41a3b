package io.isthmus.cli.serving;

import io.isthmus.cli.control.ControlFile;
import io.isthmus.cli.launching.LauncherHome;
import io.isthmus.cli.launching.PortOptions;
import io.isthmus.cli.settings.SecretReferences;
import io.isthmus.cli.settings.SettingsFile;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.localstack.files.OwnerOnly;
import io.isthmus.localstack.polling.Polling;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.OrphanedServices;
import io.isthmus.localstack.stack.SecretsFolders;
import io.isthmus.localstack.stack.StackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./isthmus up}: starts a launcher in the background, and waits until it is ready. */
@Command(
        name = "up",
        description =
                "Runs the services, on embedded Kafka and PostgreSQL, for a directory and a SCIM provider of your own.")
public final class UpCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @Option(names = "--settings", required = true, description = "Settings document, YAML or JSON.")
    private Path settings;

    @Option(names = "--data", description = "Folder for the data, kept between starts (default: .isthmus/up).")
    private @Nullable Path data;

    @Mixin
    private PortOptions ports;

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() throws Exception {
        Path folder = data == null ? LauncherHome.upData() : data.toAbsolutePath();
        SettingsDocument document = SettingsFile.read(settings.toAbsolutePath());
        List<String> missing = SecretReferences.missing(document, System.getenv(), SecretsFolders.of(folder));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(settings + " refers to secrets that are not there: "
                    + String.join("; ", missing) + ". Provide them and try again.");
        }
        Optional<ControlFile> before =
                ControlFile.in(folder).filter(file -> file.process().isPresent());
        if (before.isPresent()) {
            terminal.line(
                    "It is running already (process %d, data in %s).",
                    before.get().pid(), folder);
            terminal.line("See ./isthmus status; stop it with ./isthmus down.");
            return 0;
        }
        OrphanedServices.stop(folder);
        requirePorts(ports.ports());
        ControlFile.delete(folder);
        Process launcher = detached(folder);
        return await(folder, launcher);
    }

    /** Here, so that the error comes at once and not from the background. */
    private static void requirePorts(StackPorts ports) {
        for (Service service : Service.values()) {
            Ports.requireFree(ports.of(service), service.serviceName(), "--" + service.optionName() + "-port");
        }
        Ports.requireFree(ports.kafka(), "Kafka", "--kafka-port");
        Ports.requireFree(ports.postgres(), "PostgreSQL", "--postgres-port");
    }

    private Process detached(Path folder) throws IOException {
        OwnerOnly.createFolder(folder);
        List<String> command = new ArrayList<>(Detaching.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Detaching.javaOptions());
        command.add("-Xmx768m");
        command.add("-Disthmus.home=" + LauncherHome.checkout());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("io.isthmus.cli.Main");
        command.add("serve");
        command.add("--settings");
        command.add(settings.toAbsolutePath().toString());
        command.add("--data");
        command.add(folder.toString());
        StackPorts chosen = ports.ports();
        for (Service service : Service.values()) {
            command.add("--" + service.optionName() + "-port");
            command.add(Integer.toString(chosen.of(service)));
        }
        command.addAll(List.of(
                "--kafka-port",
                Integer.toString(chosen.kafka()),
                "--postgres-port",
                Integer.toString(chosen.postgres())));
        // it shows the passwords of the first start
        OwnerOnly.create(console(folder));
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Detaching.nothing()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(console(folder).toFile()))
                .start();
    }

    private int await(Path folder, Process launcher) throws IOException, InterruptedException {
        terminal.line("Starting; data in %s", folder);
        boolean ready = Polling.until(TIMEOUT, () -> isReady(folder), now -> now || !launcher.isAlive());
        if (!ready && launcher.isAlive()) {
            terminal.line(
                    "It is not ready after %d s and goes on starting; see ./isthmus status and %s",
                    TIMEOUT.toSeconds(), console(folder));
            return 1;
        }
        if (!ready) {
            terminal.line("It did not start:");
        }
        Files.readAllLines(console(folder)).forEach(terminal::line);
        return ready ? 0 : 1;
    }

    private static boolean isReady(Path folder) {
        return ControlFile.in(folder)
                .filter(file -> file.state() == ControlFile.State.READY)
                .isPresent();
    }

    private static Path console(Path folder) {
        return folder.resolve("console.log");
    }
}
