package io.isthmus.localstack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the PostgreSQL server that a killed launcher left behind on a data folder. */
final class OrphanedPostgres {

    /** PostgreSQL writes it at start and removes it at the end; its first line is the process id. */
    private static final String PID_FILE = "postmaster.pid";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private OrphanedPostgres() {}

    /**
     * @return its process id, if there was one
     * @throws IllegalStateException when it runs and does not end
     */
    static Optional<Long> stop(Path data) {
        Optional<ProcessHandle> orphan = running(data);
        orphan.ifPresent(process -> stop(process, data));
        return orphan.map(ProcessHandle::pid);
    }

    /** The server that uses the folder. */
    static Optional<ProcessHandle> running(Path data) {
        return pidIn(data)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(OrphanedPostgres::isPostgres);
    }

    static Optional<Long> pidIn(Path data) {
        Path file = data.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().trim()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    file + " does not begin with a process id; remove it if no PostgreSQL runs", e);
        }
    }

    /** The id may belong to another program by now. Where the system tells nothing, PostgreSQL itself will refuse. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static void stop(ProcessHandle orphan, Path data) {
        // SIGINT is PostgreSQL's "fast shutdown": clients are disconnected, everything is written
        if (!signal(orphan, "INT") || !ended(orphan)) {
            throw new IllegalStateException(
                    "A PostgreSQL server of an earlier start (process %d) still uses %s and does not stop. End it, then try again."
                            .formatted(orphan.pid(), data));
        }
    }

    private static boolean signal(ProcessHandle process, String signal) {
        try {
            return new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
