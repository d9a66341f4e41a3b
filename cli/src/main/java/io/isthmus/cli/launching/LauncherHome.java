package io.isthmus.cli.launching;

import io.isthmus.localstack.files.OwnerOnly;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.Access;
import io.isthmus.localstack.stack.LocalStack;
import io.isthmus.localstack.stack.StackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where things are: the checkout, the data folders, the log of this launcher. */
public final class LauncherHome {

    private static final int LOG_BYTES = 20_000_000;

    private LauncherHome() {}

    /** Root of the project; the script tells it by {@code -Disthmus.home}. */
    public static Path checkout() {
        String home = System.getProperty("isthmus.home");
        if (home == null) {
            throw new IllegalStateException("isthmus.home is not set: start by the script ./isthmus");
        }
        return Path.of(home).toAbsolutePath();
    }

    public static Path demoData() {
        return checkout().resolve(".isthmus/demo");
    }

    public static Path upData() {
        return checkout().resolve(".isthmus/up");
    }

    /** Broker, directory and provider of this process log into one file, not between the lines for people. */
    public static void logTo(Path data) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        try {
            OwnerOnly.createFolder(data);
            OwnerOnly.createIfAbsent(data.resolve("launcher.log"));
            Handler file =
                    new FileHandler(data.resolve("launcher.log").toString().replace("%", "%%"), LOG_BYTES, 1, true);
            file.setFormatter(new SimpleFormatter());
            Logger root = Logger.getLogger("");
            for (Handler handler : root.getHandlers()) {
                root.removeHandler(handler);
            }
            root.addHandler(file);
            root.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a log into " + data, e);
        }
    }

    /** Where the console and the APIs are, and who may use them. */
    public static List<String> describe(LocalStack stack) {
        return describe(stack.options().ports(), stack.options().data(), stack.access());
    }

    static List<String> describe(StackPorts ports, Path data, Access access) {
        List<String> lines = new ArrayList<>();
        lines.add("Console, in a browser:");
        lines.add("    http://127.0.0.1:%d/console".formatted(ports.of(Service.MIGRATION)));
        lines.add("REST interfaces (HTTP Basic; OpenAPI at /q/openapi):");
        for (Service service : Service.values()) {
            lines.add("    %-20s http://127.0.0.1:%d".formatted(service.serviceName(), ports.of(service)));
        }
        lines.add("Users viewer, operator and admin; their passwords are in " + Access.file(data));
        if (access.generated()) {
            lines.add("    viewer %s   operator %s   admin %s   (shown this once)"
                    .formatted(access.viewerPassword(), access.operatorPassword(), access.adminPassword()));
        }
        lines.add("Logs: " + data.resolve("services"));
        return lines;
    }
}
