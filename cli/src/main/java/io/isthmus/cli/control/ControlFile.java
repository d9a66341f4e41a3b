package io.isthmus.cli.control;

import io.isthmus.localstack.files.OwnerOnly;
import io.isthmus.localstack.stack.StackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running launcher tells about itself, in its data folder.
 *
 * @param state what it is doing
 * @param message why it failed, or what it is waiting for
 * @param controlPort where it takes commands, with {@code controlToken}
 */
public record ControlFile(
        long pid, State state, String message, int controlPort, String controlToken, StackPorts ports) {

    public enum State {
        STARTING,
        READY,
        FAILED,
        STOPPING
    }

    private static final String NAME = "launcher.properties";

    public static Optional<ControlFile> in(Path data) {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return Optional.of(new ControlFile(
                number(properties, "pid"),
                State.valueOf(properties.getProperty("state", State.FAILED.name())),
                properties.getProperty("message", ""),
                (int) number(properties, "controlPort"),
                properties.getProperty("controlToken", ""),
                new StackPorts(
                        (int) number(properties, "port.migration"),
                        (int) number(properties, "port.analyzer"),
                        (int) number(properties, "port.sync"),
                        (int) number(properties, "port.export"),
                        (int) number(properties, "port.kafka"),
                        (int) number(properties, "port.postgres"))));
    }

    public ControlFile with(State newState, String newMessage) {
        return new ControlFile(pid, newState, newMessage, controlPort, controlToken, ports);
    }

    /** Replaces the file in one step, so that no reader sees half of it. */
    public void write(Path data) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("state", state.name());
        properties.setProperty("message", message == null ? "" : message);
        properties.setProperty("controlPort", Integer.toString(controlPort));
        properties.setProperty("controlToken", controlToken);
        properties.setProperty("port.migration", Integer.toString(ports.migration()));
        properties.setProperty("port.analyzer", Integer.toString(ports.analyzer()));
        properties.setProperty("port.sync", Integer.toString(ports.sync()));
        properties.setProperty("port.export", Integer.toString(ports.export()));
        properties.setProperty("port.kafka", Integer.toString(ports.kafka()));
        properties.setProperty("port.postgres", Integer.toString(ports.postgres()));
        Path file = data.resolve(NAME);
        try {
            OwnerOnly.createFolder(data);
            Path fresh = Files.createTempFile(data, "launcher", ".tmp");
            if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            try (var writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                properties.store(writer, "a running launcher; written by it, removed when it ends");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public static void delete(Path data) {
        try {
            Files.deleteIfExists(data.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + data.resolve(NAME), e);
        }
    }

    /** The launcher itself, if it still runs. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.contains("java"))
                        .orElse(true));
    }

    private static long number(Properties properties, String name) {
        try {
            return Long.parseLong(properties.getProperty(name, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
