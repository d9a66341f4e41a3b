package io.isthmus.cli.demo;

import static java.util.Objects.requireNonNull;

import io.isthmus.cli.api.ApiProblem;
import io.isthmus.cli.api.Apis;
import io.isthmus.cli.launching.LauncherHome;
import io.isthmus.cli.launching.PortOptions;
import io.isthmus.cli.launching.Running;
import io.isthmus.cli.terminal.Memory;
import io.isthmus.cli.terminal.Stages;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.localstack.ports.BusyPort;
import io.isthmus.localstack.stack.DataFolder;
import io.isthmus.localstack.stack.LocalStack;
import io.isthmus.sandbox.comparing.FormerTool;
import io.isthmus.sandbox.directory.Population;
import io.isthmus.sandbox.directory.SampleDirectory;
import io.isthmus.sandbox.provider.SampleProvider;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./isthmus demo}. */
@Command(
        name = "demo",
        description = "Migrates a sample directory from a sample DirSync to a sample SCIM provider, stage by stage.")
public final class DemoCommand implements Callable<Integer> {

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int INTERRUPTED = 130;

    @Option(
            names = "--objects",
            defaultValue = "2000",
            description = "Users, groups and contacts to migrate, ${DEFAULT-VALUE} unless told otherwise, 50 at least.")
    private int objects;

    @Option(names = "--exit", description = "Leave at the end: exit code 0 only if every object is right.")
    private boolean exit;

    @Option(names = "--data", description = "Folder for this demo's data, cleared first (default: .isthmus/demo).")
    private @Nullable Path data;

    @Mixin
    private PortOptions ports;

    @Mixin
    private PortOptions.Samples samplePorts;

    private final Terminal terminal = Terminal.standard();
    private final Stages stages = new Stages(terminal);

    @Override
    public Integer call() throws Exception {
        if (objects < Population.SMALLEST) {
            terminal.line("--objects must be %d or more.", Population.SMALLEST);
            return FAILURE;
        }
        Path folder = data == null ? LauncherHome.demoData() : data.toAbsolutePath();
        terminal.line("Isthmus demo: a parallel migration away from DirSync, %,d objects. Data: %s", objects, folder);
        try (DataFolder used = DataFolder.fresh(folder);
                Samples samples = new Samples()) {
            LauncherHome.logTo(used.path());
            return withStack(used, samples);
        } catch (InterruptedException e) {
            terminal.line("The demo was stopped.");
            return INTERRUPTED;
        } catch (BusyPort | IllegalStateException | UncheckedIOException | ApiProblem | DemoFailed e) {
            terminal.line("");
            terminal.block("The demo cannot go on: " + e.getMessage());
            terminal.line("Logs: %s", folder);
            return FAILURE;
        }
    }

    private int withStack(DataFolder folder, Samples samples) throws Exception {
        String token = UUID.randomUUID().toString();
        FormerTool.LeftBehind[] left = new FormerTool.LeftBehind[1];
        LocalStack stack = stages.run("Started: broker, database, sample directory and provider, four services", () -> {
            LocalStack started = start(folder, samples, token);
            left[0] = FormerTool.fill(samples.provider(), samples.directory().oracle());
            Demo.show(left[0], terminal);
            started.awaitReady();
            return started;
        });
        try (stack;
                Running running = Running.announce(folder.path(), stack, terminal)) {
            running.ready();
            SampleAccess access = SampleAccess.onThisMachine(samples.directory(), samples.provider());
            Apis apis = Apis.onThisMachine(stack.options().ports(), stack.access());
            boolean holds = new Demo(
                            terminal,
                            stages,
                            apis,
                            folder.path(),
                            samples.directory(),
                            samples.provider(),
                            access,
                            left[0])
                    .walk();
            summarize(stack, samples, holds);
            if (!exit) {
                terminal.line("");
                terminal.line("Everything stays up. Stop it with Ctrl-C, or ./isthmus down.");
                awaitStop(running);
            }
            return holds ? SUCCESS : FAILURE;
        }
    }

    private static void awaitStop(Running running) {
        try {
            running.awaitStop();
        } catch (InterruptedException e) {
            // by Ctrl-C or ./isthmus down: that is how a demo that stays up ends
            return;
        }
    }

    /** Everything at once: while the directory loads, broker and database start. */
    private LocalStack start(DataFolder folder, Samples samples, String token) throws Exception {
        FutureTask<SampleDirectory> loading =
                new FutureTask<>(() -> SampleDirectory.start(samplePorts.ldap(), objects));
        Thread.ofPlatform().name("sample-directory-load").start(loading);
        LocalStack stack = null;
        try {
            samples.provider = SampleProvider.start(samplePorts.scim(), token);
            stack = LocalStack.start(
                    LocalStack.Options.of(LauncherHome.checkout(), folder.path())
                            .withPorts(ports.ports())
                            .withEnvironment(SampleAccess.environment(SampleDirectory.PASSWORD, token)),
                    terminal::line);
            samples.directory = result(loading);
            return stack;
        } catch (Exception e) {
            if (stack != null) {
                stack.close();
            }
            throw e;
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void summarize(LocalStack stack, Samples samples, boolean holds) {
        terminal.line("");
        terminal.line(Demo.conclusion(holds));
        stages.summary();
        terminal.line("        (the old tool's documentation states 3 hours for 50,000 objects)");
        terminal.line("");
        Memory.lines(stack).forEach(terminal::line);
        terminal.line("");
        LauncherHome.describe(stack).forEach(terminal::line);
        terminal.line(
                "    %-20s %s as %s (password: %s)",
                "sample directory",
                samples.directory().url(),
                samples.directory().bindDn(),
                SampleDirectory.PASSWORD);
        terminal.line("    %-20s %s", "sample provider", samples.provider().url());
    }

    /** The two ends of the demo, closed last. */
    private static final class Samples implements AutoCloseable {
        private @Nullable SampleDirectory directory;
        private @Nullable SampleProvider provider;

        private SampleDirectory directory() {
            return requireNonNull(directory, "it was started");
        }

        private SampleProvider provider() {
            return requireNonNull(provider, "it was started");
        }

        @Override
        public void close() {
            if (directory != null) {
                directory.close();
            }
            if (provider != null) {
                provider.close();
            }
        }
    }
}
