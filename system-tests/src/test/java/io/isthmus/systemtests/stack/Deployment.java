package io.isthmus.systemtests.stack;

import io.isthmus.local.infrastructure.Ports;
import io.isthmus.systemtests.process.OwnedProcess;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One deployment: the four packaged services as processes of their own, with topics and databases that no other
 * deployment uses, on the {@linkplain Infrastructure#shared() shared} broker and database server.
 */
public final class Deployment implements AutoCloseable {

    private final String name;
    private final Infrastructure infrastructure = Infrastructure.shared();
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, OwnedProcess> running = new EnumMap<>(Service.class);
    private final Map<Service, Integer> starts = new EnumMap<>(Service.class);
    private final Map<String, String> secrets;

    private Deployment(String name, Map<String, String> secrets) {
        this.name = name;
        this.secrets = Map.copyOf(secrets);
        for (var service : Service.values()) {
            ports.put(service, Ports.free());
        }
    }

    /**
     * Starts all services and waits until they are ready.
     *
     * @param name unused so far in this test run
     * @param secrets environment variables that settings refer to
     */
    public static Deployment start(String name, Map<String, String> secrets) {
        var deployment = new Deployment(name, secrets);
        try {
            for (var service : Service.values()) {
                deployment.infrastructure.database().create(List.of(deployment.database(service)));
                deployment.launch(service);
            }
            for (var service : Service.values()) {
                deployment.awaitReady(service);
            }
            return deployment;
        } catch (RuntimeException | AssertionError e) {
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
        return infrastructure.folder().resolve(name + "-" + service + "-" + starts.get(service) + ".log");
    }

    /** Ends the service as a power failure would ({@code kill -9}). */
    public void kill(Service service) {
        running.remove(service).kill();
    }

    /** Starts a service that was killed or stopped, on its old port, and waits until it is ready. */
    public void restart(Service service) {
        launch(service);
        awaitReady(service);
    }

    /** The disaster: the service ends, its database is lost and replaced by an empty one, and it starts again. */
    public void loseDatabase(Service service) {
        running.remove(service).close();
        infrastructure.database().recreate(database(service));
        restart(service);
    }

    /** The most memory that the service's process has held since its start, heap and all; Linux only, else 0. */
    public long peakMemoryMiB(Service service) {
        return running.get(service).peakMemoryMiB();
    }

    @Override
    public void close() {
        List.copyOf(running.values()).parallelStream().forEach(OwnedProcess::close);
        running.clear();
    }

    private void launch(Service service) {
        starts.merge(service, 1, Integer::sum);
        var jar = Path.of(
                System.getProperty("isthmus.home", ".."), service.module(), "target/quarkus-app/quarkus-run.jar");
        running.put(
                service,
                OwnedProcess.start(
                        log(service),
                        environment(service),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=4",
                                "-jar",
                                jar.toString())));
    }

    private Map<String, String> environment(Service service) {
        var environment = new HashMap<>(secrets);
        environment.put("ISTHMUS_DEPLOYMENT", name);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.kafka().bootstrapServers());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", infrastructure.database().jdbcUrl(database(service)));
        environment.put("QUARKUS_DATASOURCE_USERNAME", infrastructure.database().user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", infrastructure.database().password());
        environment.put("QUARKUS_HTTP_PORT", ports.get(service).toString());
        for (var role : Role.values()) {
            environment.put("ISTHMUS_ACCESS_" + role.name() + "_PASSWORD", role.password());
        }
        environment.put("ISTHMUS_SERVICES_ANALYZER_URL", api(Service.ANALYZER).url());
        environment.put("ISTHMUS_SERVICES_SYNC_URL", api(Service.SYNC).url());
        environment.put("ISTHMUS_SERVICES_EXPORT_URL", api(Service.EXPORT).url());
        return environment;
    }

    private String database(Service service) {
        return name.replace('-', '_') + "_" + service.database();
    }

    private void awaitReady(Service service) {
        Readiness.await(service + " of " + name, api(service), running.get(service));
    }
}
