package io.isthmus.localstack.services;

import io.isthmus.localstack.files.OwnerOnly;
import io.isthmus.localstack.polling.Polling;
import io.isthmus.localstack.supervising.Supervised;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One service as a process. Secrets travel in its environment only: a command line is visible to everybody on the machine.
 */
public final class ServiceProcess implements Supervised, AutoCloseable {

    /**
     * @param heapMebibytes at most 512
     * @param javaOptions further options of the Java process
     */
    public record Definition(
            String name,
            Path jar,
            int port,
            int heapMebibytes,
            List<String> javaOptions,
            Map<String, String> environment,
            Path folder) {

        public Definition {
            javaOptions = List.copyOf(javaOptions);
            environment = Map.copyOf(environment);
        }

        /** Without further options. */
        public Definition(
                String name, Path jar, int port, int heapMebibytes, Map<String, String> environment, Path folder) {
            this(name, jar, port, heapMebibytes, List.of(), environment, folder);
        }
    }

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PROBE_TIMEOUT)
            .build();

    private final Definition definition;
    private @Nullable Process process;

    public ServiceProcess(Definition definition) {
        this.definition = definition;
    }

    /** Starts it, unless it runs. A process of an earlier launcher is stopped first. */
    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        if (!Files.exists(definition.jar())) {
            throw new IllegalStateException(
                    definition.jar() + " is missing: build the project first with ./mvnw package -DskipTests");
        }
        pidFile().stopRecorded();
        try {
            OwnerOnly.createFolder(definition.folder());
            OwnerOnly.createIfAbsent(log());
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(definition.environment());
            process = builder.start();
            process.getOutputStream().close();
            pidFile().write(process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(definition.name() + " cannot be started", e);
        }
    }

    public Definition definition() {
        return definition;
    }

    @Override
    public String name() {
        return definition.name();
    }

    public String url() {
        return "http://127.0.0.1:" + definition.port();
    }

    @Override
    public Path log() {
        return definition.folder().resolve(definition.name() + ".log");
    }

    @Override
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** @throws IllegalStateException when it was never started */
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException(definition.name() + " was never started");
        }
        return process.pid();
    }

    /** Whether its readiness check says that it can do its work. */
    public boolean isReady() {
        return isReady(url());
    }

    /** The same of a service that another launcher started. */
    public static boolean isReady(String url) {
        return status(url + "/q/health/ready").equals(OptionalInt.of(200));
    }

    /** What its liveness check says: a service that waits for its database is UP. */
    @Override
    public Health health() {
        OptionalInt status = status(url() + "/q/health/live");
        if (status.isEmpty()) {
            return Health.SILENT;
        }
        return status.getAsInt() == 503 ? Health.DOWN : Health.UP;
    }

    /** @return empty when there is no answer in time */
    private static OptionalInt status(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PROBE_TIMEOUT).build();
        try {
            return OptionalInt.of(
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** @throws IllegalStateException when it died or is not ready in time, with the end of its log */
    public void awaitReady(Duration timeout) {
        if (!isReadyWithin(timeout)) {
            String state = isAlive() ? " is not ready after " + timeout.toSeconds() + " s" : " ended while starting";
            throw new IllegalStateException(
                    definition.name() + state + ". Its log " + log() + " ends with:\n" + LogTail.of(log()));
        }
    }

    private boolean isReadyWithin(Duration timeout) {
        try {
            return Polling.until(timeout, this::isReady, ready -> ready || !isAlive());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /** {@code kill -9}: it cannot finish anything. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            await(process, STOP_TIMEOUT);
        }
    }

    /** Asks it to end, and ends it when it does not. */
    @Override
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        if (!await(process, STOP_TIMEOUT)) {
            process.destroyForcibly();
            await(process, STOP_TIMEOUT);
        }
        pidFile().delete();
    }

    @Override
    public void close() {
        stop();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + definition.heapMebibytes() + "m");
        // two processors for all: the parallel collectors' threads would only wait for each other
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(definition.javaOptions());
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-jar");
        command.add(definition.jar().toString());
        return command;
    }

    private PidFile pidFile() {
        return new PidFile(
                definition.folder().resolve(definition.name() + ".pid"),
                definition.jar().toString().replace(File.separatorChar, '/'));
    }

    private static boolean await(Process process, Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
