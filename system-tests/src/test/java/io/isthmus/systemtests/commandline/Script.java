package io.isthmus.systemtests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code ./isthmus} as a script calls it: a process of its own, which gets address and password by its environment. */
final class Script {

    private static final long TIMEOUT_MINUTES = 5;

    private final Deployment deployment;
    private final Path checkout =
            Path.of(System.getProperty("isthmus.home", "..")).toAbsolutePath().normalize();
    private final Path folder;

    Script(Deployment deployment, Path folder) {
        this.deployment = deployment;
        this.folder = folder;
    }

    record Outcome(int exitCode, String out, String err) {

        JsonNode json() {
            try {
                return WireFormat.mapper().readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(out + err, e);
            }
        }
    }

    /** Must succeed. */
    Outcome does(String... arguments) {
        var outcome = run(arguments);
        assertThat(outcome.exitCode()).as("%s: %s", List.of(arguments), outcome).isZero();
        assertThat(outcome.err()).as("%s", List.of(arguments)).isEmpty();
        return outcome;
    }

    Outcome run(String... arguments) {
        var command = new ArrayList<String>();
        command.add(checkout.resolve("isthmus").toString());
        command.addAll(List.of(arguments));
        try {
            var out = Files.createTempFile(folder, "out", ".txt");
            var err = Files.createTempFile(folder, "err", ".txt");
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            var environment = builder.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("ISTHMUS_USER", Role.ADMIN.user());
            environment.put("ISTHMUS_PASSWORD", Role.ADMIN.password());
            for (var service : Service.values()) {
                environment.put(
                        "ISTHMUS_" + service.name().toUpperCase(Locale.ROOT) + "_URL",
                        deployment.api(service).url());
            }
            var process = builder.start();
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end");
            }
            return new Outcome(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
