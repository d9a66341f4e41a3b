package io.isthmus.directories.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A child process with its descendants, its output in a file. Ends with us, also when we are interrupted. */
public final class OwnedProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private OwnedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atExit = new Thread(this::killAll);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public static OwnedProcess start(Path log, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        try {
            return new OwnedProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /** Runs a command to its end; throws with its output where it fails. */
    public static void run(Path log, List<String> command) {
        try (var run = start(log, Map.of(), command)) {
            if (!run.process.waitFor(8, TimeUnit.MINUTES) || run.process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + run.output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.getFirst(), e);
        }
    }

    /** Throws with everything the process said, if it has ended. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("ended with " + process.exitValue() + ":\n" + output());
        }
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        var family = family();
        family.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
        killAll();
        if (Thread.currentThread() != atExit) {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    /** Ends it as a power failure would. */
    public void kill() {
        var family = family();
        killAll();
        family.forEach(each -> each.onExit().join());
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void killAll() {
        family().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }
}
