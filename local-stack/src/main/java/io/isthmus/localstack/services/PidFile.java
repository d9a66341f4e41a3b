package io.isthmus.localstack.services;

import io.isthmus.localstack.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a process across the life of the launcher that started it.
 *
 * @param mark a piece of its command line: an id may belong to another program by now
 */
public record PidFile(Path file, String mark) {

    public void write(long pid) {
        try {
            OwnerOnly.createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            OwnerOnly.createIfAbsent(file);
            Files.writeString(file, pid + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    /** The recorded process, if it still runs and is what it was. */
    public Optional<ProcessHandle> recorded() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readString(file).trim());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException e) {
            // torn by a crash while it was written: it names nobody
            return Optional.empty();
        }
    }

    /** Ends the recorded process, if there is one, and forgets it. */
    public void stopRecorded() {
        recorded().ifPresent(process -> {
            process.destroy();
            if (!ended(process)) {
                process.destroyForcibly();
                ended(process);
            }
        });
        delete();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .or(() -> process.info().command())
                .map(line -> line.contains(mark))
                .orElse(false);
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
