package io.isthmus.localstack.stack;

import io.isthmus.localstack.kafka.EmbeddedKafka;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.postgres.EmbeddedDatabase;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.services.ServiceProcess;
import io.isthmus.localstack.supervising.Supervised;
import io.isthmus.localstack.supervising.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A whole deployment on this machine. Started on the same data folder again, it continues where it was.
 *
 * <p>Order: broker and database side by side, then the services; at the end the other way round.
 */
public final class LocalStack implements AutoCloseable {

    /** For a service to become ready, on a machine that does other things too. */
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);

    /**
     * @param checkout root of the built project
     * @param data folder for everything that has to survive
     * @param deployment name, as the topics carry it
     * @param environment further variables of the services: the secrets that the settings refer to
     * @param heapMebibytes of each service, 512 at most
     */
    public record Options(
            Path checkout,
            Path data,
            String deployment,
            StackPorts ports,
            Map<Service, Map<String, String>> environment,
            int heapMebibytes) {

        public static Options of(Path checkout, Path data) {
            return new Options(checkout, data, "local", StackPorts.defaults(), Map.of(), 384);
        }

        public Options withPorts(StackPorts other) {
            return new Options(checkout, data, deployment, other, environment, heapMebibytes);
        }

        public Options withEnvironment(Map<Service, Map<String, String>> other) {
            return new Options(checkout, data, deployment, ports, other, heapMebibytes);
        }
    }

    private final Options options;
    private final Access access;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Supervisor supervisor;

    private LocalStack(
            Options options, Access access, EmbeddedKafka kafka, EmbeddedDatabase database, Consumer<String> say) {
        this.options = options;
        this.access = access;
        this.kafka = kafka;
        this.database = database;
        for (Service service : Service.values()) {
            services.put(service, new ServiceProcess(definition(service)));
        }
        List<Supervised> watched = new ArrayList<>(List.of(kafka, database));
        watched.addAll(services.values());
        this.supervisor = new Supervisor(watched, Supervisor.Limits.defaults(), say);
    }

    /**
     * Starts everything and returns as soon as broker and database run and the services are on their way.
     *
     * @param say takes lines for a person
     * @throws io.isthmus.localstack.ports.BusyPort when a port is taken
     */
    public static LocalStack start(Options options, Consumer<String> say) {
        OrphanedServices.stop(options.data());
        for (Service service : Service.values()) {
            Ports.requireFree(
                    options.ports().of(service), service.serviceName(), "--" + service.optionName() + "-port");
        }
        Access access = Access.in(options.data());
        CompletableFuture<EmbeddedKafka> kafka = CompletableFuture.supplyAsync(
                () -> EmbeddedKafka.start(
                        options.data().resolve("kafka"), options.ports().kafka()),
                task -> Thread.ofPlatform().name("kafka-start").start(task));
        EmbeddedDatabase database = null;
        LocalStack stack = null;
        try {
            database = EmbeddedDatabase.start(
                    OrphanedServices.folderOfDatabase(options.data()),
                    options.ports().postgres(),
                    access.databasePassword());
            database.create(Service.databases());
            stack = new LocalStack(options, access, join(kafka), database, say);
            stack.services.values().forEach(ServiceProcess::start);
            stack.supervisor.begin();
            return stack;
        } catch (RuntimeException e) {
            if (stack != null) {
                stack.close();
            } else {
                kafka.thenAccept(EmbeddedKafka::close)
                        .exceptionally(failed -> null)
                        .join();
                if (database != null) {
                    database.close();
                }
            }
            throw e;
        }
    }

    /** @throws IllegalStateException when one of them does not become ready, with the end of its log */
    public void awaitReady() {
        services.values().forEach(service -> service.awaitReady(READY_TIMEOUT));
    }

    public Options options() {
        return options;
    }

    public Access access() {
        return access;
    }

    public ServiceProcess service(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    public String url(Service service) {
        return service(service).url();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    /** Loses a service's database and starts it again: it rebuilds itself from the topics. */
    public void replay(Service service) {
        ServiceProcess process = service(service);
        supervisor.pause(process);
        try {
            process.stop();
            database.recreate(service.database());
            process.start();
            process.awaitReady(READY_TIMEOUT);
        } finally {
            supervisor.resume(process);
        }
    }

    @Override
    public void close() {
        supervisor.close();
        List<Thread> stopping = services.values().stream()
                .map(service -> Thread.ofVirtual().start(service::close))
                .toList();
        stopping.forEach(LocalStack::join);
        database.close();
        kafka.close();
    }

    private ServiceProcess.Definition definition(Service service) {
        return new ServiceProcess.Definition(
                service.serviceName(),
                service.jar(options.checkout()),
                options.ports().of(service),
                options.heapMebibytes(),
                service.javaOptions(),
                environment(service),
                options.data().resolve("services"));
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ISTHMUS_DEPLOYMENT", options.deployment());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(service.database()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put(
                "ISTHMUS_DATA_LOCATION",
                options.data().toAbsolutePath().normalize().toString());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(options.ports().of(service)));
        environment.put(SecretsFolders.VARIABLE, SecretsFolders.variable(options.data()));
        environment.put("ISTHMUS_ACCESS_VIEWER_PASSWORD", access.viewerPassword());
        environment.put("ISTHMUS_ACCESS_OPERATOR_PASSWORD", access.operatorPassword());
        environment.put("ISTHMUS_ACCESS_ADMIN_PASSWORD", access.adminPassword());
        environment.put(
                "ISTHMUS_SERVICES_ANALYZER_URL",
                "http://127.0.0.1:" + options.ports().analyzer());
        environment.put(
                "ISTHMUS_SERVICES_SYNC_URL",
                "http://127.0.0.1:" + options.ports().sync());
        environment.put(
                "ISTHMUS_SERVICES_EXPORT_URL",
                "http://127.0.0.1:" + options.ports().export());
        environment.putAll(options.environment().getOrDefault(service, Map.of()));
        return environment;
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
