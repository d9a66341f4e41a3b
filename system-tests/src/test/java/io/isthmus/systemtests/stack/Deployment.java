package io.isthmus.systemtests.stack;

import io.isthmus.contracts.Topics;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.services.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One deployment: the four packaged services as processes of their own, with topics and databases that no other
 * deployment uses, on the {@linkplain Infrastructure#shared() shared} broker and database server.
 */
public final class Deployment implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(5);
    private static final int HEAP_MIB = 384;

    private final String name;
    private final Infrastructure infrastructure = Infrastructure.shared();
    private final String bootstrapServers;
    private final int heapMiB;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final List<ServiceProcess> seconds = new ArrayList<>();
    private final Thread atExit = new Thread(this::killAll);

    private Deployment(
            String name, Map<String, String> secrets, Set<Service> services, String bootstrapServers, int heapMiB) {
        this.name = name;
        this.bootstrapServers = bootstrapServers;
        this.heapMiB = heapMiB;
        for (var service : Service.values()) {
            ports.put(service, Ports.free());
        }
        for (var service : services) {
            processes.put(service, new ServiceProcess(definition(service, secrets)));
        }
    }

    /**
     * Starts all services and waits until they are ready.
     *
     * @param name unused so far in this test run
     * @param secrets environment variables that settings refer to
     */
    public static Deployment start(String name, Map<String, String> secrets) {
        return start(
                name,
                secrets,
                EnumSet.allOf(Service.class),
                Infrastructure.shared().kafka().bootstrapServers());
    }

    /**
     * Starts only some services.
     *
     * @param bootstrapServers by which way they reach the broker
     */
    public static Deployment start(
            String name, Map<String, String> secrets, Set<Service> services, String bootstrapServers) {
        return started(new Deployment(name, secrets, services, bootstrapServers, HEAP_MIB), services);
    }

    /** Starts only some services, each with a heap of that size, and notes what its collections leave. */
    public static Deployment startWithin(int heapMiB, String name, Map<String, String> secrets, Set<Service> services) {
        var bootstrapServers = Infrastructure.shared().kafka().bootstrapServers();
        return started(new Deployment(name, secrets, services, bootstrapServers, heapMiB), services);
    }

    private static Deployment started(Deployment deployment, Set<Service> services) {
        Runtime.getRuntime().addShutdownHook(deployment.atExit);
        try {
            for (var service : services) {
                deployment.infrastructure.database().create(List.of(deployment.database(service)));
                deployment.processes.get(service).start();
            }
            deployment.processes.values().forEach(process -> process.awaitReady(READY));
            return deployment;
        } catch (RuntimeException e) {
            deployment.close();
            throw e;
        }
    }

    public String name() {
        return name;
    }

    public Api api(Service service) {
        return new Api("http://127.0.0.1:" + ports.get(service));
    }

    public Path log(Service service) {
        return processes.get(service).log();
    }

    /** Ends the service as a power failure would ({@code kill -9}). */
    public void kill(Service service) {
        processes.get(service).kill();
    }

    /** Stops the service's process in the middle of whatever it does, without its notice ({@code SIGSTOP}). */
    public void pause(Service service) {
        signal("STOP", processes.get(service));
    }

    /** Lets it go on as if no time had passed ({@code SIGCONT}). */
    public void resume(Service service) {
        resume(processes.get(service));
    }

    /** The same of a process that was one of this deployment. */
    public static void resume(ServiceProcess process) {
        signal("CONT", process);
    }

    /** Another process of a service, on the same topics and database. It is not awaited: it stands by. */
    public ServiceProcess startSecond(Service service) {
        var first = processes.get(service).definition();
        int port = Ports.free();
        var environment = new HashMap<>(first.environment());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var second = new ServiceProcess(new ServiceProcess.Definition(
                first.name(),
                first.jar(),
                port,
                first.heapMebibytes(),
                first.javaOptions(),
                environment,
                first.folder().resolve("second-" + port)));
        seconds.add(second);
        second.start();
        return second;
    }

    /** From now on this process is the service, for whoever asks, stops or kills it. */
    public ServiceProcess turnTo(Service service, ServiceProcess instance) {
        ports.put(service, instance.definition().port());
        seconds.add(processes.get(service));
        return processes.put(service, instance);
    }

    private static void signal(String signal, ServiceProcess process) {
        try {
            var done = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (done != 0) {
                throw new IllegalStateException("SIG" + signal + " did not reach " + process.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a service that was killed, on its old port, and waits until it is ready. */
    public void restart(Service service) {
        processes.get(service).start();
        processes.get(service).awaitReady(READY);
    }

    /** The disaster: the service ends, its database is lost and replaced by an empty one, and it starts again. */
    public void loseDatabase(Service service) {
        processes.get(service).stop();
        infrastructure.database().recreate(database(service));
        restart(service);
    }

    /** To the service's own database, for tests that hold what the service waits for. */
    public Connection connect(Service service) throws SQLException {
        return infrastructure.database().connect(database(service));
    }

    /** Waits until export-service has taken in every desired image that sync-service has sent so far. */
    public void awaitBatchesReceived() {
        Consumption.await(infrastructure, Service.EXPORT, database(Service.EXPORT), new Topics(name).exportBatches());
    }

    /** Waits until sync-service has taken in every change that it has observed so far. */
    public void awaitChangesReceived() {
        Consumption.await(infrastructure, Service.SYNC, database(Service.SYNC), new Topics(name).directoryChanges());
    }

    /** The most memory that the service's process has held since its start, heap and all; Linux only, else 0. */
    public long peakMemoryMiB(Service service) {
        var status = Path.of("/proc", Long.toString(processes.get(service).pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** What garbage collections have left of the service's heap; of a deployment that was started {@linkplain #startWithin within} one. */
    public CollectedHeap heap(Service service) {
        return CollectedHeap.read(collections(service));
    }

    /** How long the service's process has been computing since its start. */
    public Duration cpuTime(Service service) {
        return ProcessHandle.of(processes.get(service).pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Without an orderly end, which takes seconds and leaves nothing that anybody uses. */
    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void killAll() {
        processes.values().forEach(ServiceProcess::kill);
        seconds.forEach(ServiceProcess::kill);
    }

    private ServiceProcess.Definition definition(Service service, Map<String, String> secrets) {
        return new ServiceProcess.Definition(
                service.serviceName(),
                service.jar(Path.of(System.getProperty("isthmus.home", "..")).toAbsolutePath()),
                ports.get(service),
                heapMiB,
                options(service),
                environment(service, secrets),
                folder());
    }

    private Path folder() {
        return infrastructure.folder().resolve(name);
    }

    /** What makes short lives quick; a benchmark asks for none. */
    private List<String> options(Service service) {
        var options = System.getProperty("isthmus.services.options", "");
        var quick = options.isBlank() ? Stream.<String>of() : Stream.of(options.split(" "));
        var collections = Stream.of("-Xlog:gc:file=" + collections(service)).filter(option -> heapMiB != HEAP_MIB);
        return Stream.concat(quick, collections).toList();
    }

    private Path collections(Service service) {
        return folder().resolve(service.serviceName() + "-gc.log");
    }

    private Map<String, String> environment(Service service, Map<String, String> secrets) {
        var environment = new HashMap<>(secrets);
        environment.put("ISTHMUS_DEPLOYMENT", name);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", infrastructure.database().jdbcUrl(database(service)));
        environment.put("QUARKUS_DATASOURCE_USERNAME", infrastructure.database().user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", infrastructure.database().password());
        environment.put("QUARKUS_HTTP_PORT", ports.get(service).toString());
        for (var role : Role.values()) {
            environment.put("ISTHMUS_ACCESS_" + role.name() + "_PASSWORD", role.password());
        }
        // on a machine that does much else
        environment.put("ISTHMUS_CONFIG_LOG_APPEND_TIMEOUT", "PT60S");
        environment.put("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "60S");
        environment.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "3");
        environment.put("ISTHMUS_SERVICES_ANALYZER_URL", api(Service.ANALYZER).url());
        environment.put("ISTHMUS_SERVICES_SYNC_URL", api(Service.SYNC).url());
        environment.put("ISTHMUS_SERVICES_EXPORT_URL", api(Service.EXPORT).url());
        return environment;
    }

    private String database(Service service) {
        return service.database() + "_" + name.replace('-', '_');
    }
}
