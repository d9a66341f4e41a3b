package io.isthmus.chassis.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Broker in this process, PostgreSQL as a child of it. */
final class EmbeddedBacking implements RealKafkaAndPostgres.Backing {

    private static final Duration BUSY_MACHINE = Duration.ofMinutes(2);

    private final EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker()
            .withKafkaPort(Ports.free())
            .withControllerPort(Ports.free())
            .withDeleteLogDirsOnClose(true)
            .withAdditionalProperties(properties -> {
                properties.put("auto.create.topics.enable", "false");
                properties.put("offsets.topic.num.partitions", "1");
                properties.put("group.initial.rebalance.delay.ms", "0");
            });
    private EmbeddedPostgres postgres;

    @Override
    public void start() {
        broker.start();
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPort(Ports.free())
                    .setPGStartupWait(BUSY_MACHINE)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    @Override
    public void stop() {
        broker.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return broker.getAdvertisedListeners();
    }

    @Override
    public String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public String password() {
        return "postgres";
    }
}
