package io.isthmus.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/**
 * A real Kafka broker and a real PostgreSQL for a {@code @QuarkusTest}: containers where an engine runs, in this process
 * and beside it where none does. Fresh for every test JVM; each deployment name has its own topics.
 *
 * <p>Argument {@code deployment}: name of the deployment, {@code test} unless given.
 */
public final class RealKafkaAndPostgres implements QuarkusTestResourceLifecycleManager {

    private static final String BOOTSTRAP = "kafka.bootstrap.servers";

    private String deployment = "test";
    private Backing backing;

    @Override
    public void init(Map<String, String> arguments) {
        deployment = arguments.getOrDefault("deployment", deployment);
    }

    @Override
    public Map<String, String> start() {
        backing = DockerClientFactory.instance().isDockerAvailable() ? new ContainerBacking() : new EmbeddedBacking();
        backing.start();
        Map<String, String> settings = new HashMap<>();
        settings.put(BOOTSTRAP, backing.bootstrapServers());
        settings.put("mp.messaging.connector.smallrye-kafka.bootstrap.servers", backing.bootstrapServers());
        settings.put("isthmus.deployment", deployment);
        settings.put("quarkus.datasource.jdbc.url", backing.jdbcUrl());
        settings.put("quarkus.datasource.username", backing.user());
        settings.put("quarkus.datasource.password", backing.password());
        settings.put("quarkus.http.test-port", "0");
        // for tests that talk to the broker or the database beside the application
        System.setProperty("isthmus.test.kafka", backing.bootstrapServers());
        System.setProperty("isthmus.test.jdbc", backing.jdbcUrl());
        return settings;
    }

    @Override
    public void stop() {
        if (backing != null) {
            backing.stop();
        }
    }

    /** Where broker and database come from. */
    interface Backing {
        void start();

        void stop();

        String bootstrapServers();

        String jdbcUrl();

        String user();

        String password();
    }
}
