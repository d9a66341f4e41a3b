package io.isthmus.chassis.kafka;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The config log on its Kafka topic. Readers fold; only {@link ConfigLogReader} touches the consumer. */
@Singleton
class KafkaConfigLog implements ConfigLog {

    private static final Duration NEVER_READ = Duration.ofDays(36_500);

    private final ConfigLogReader reader;
    private final ConfigLogAppender appender;
    private final Clock clock = Clock.systemUTC();

    KafkaConfigLog(
            KafkaConnection connection,
            BulkProducer producer,
            DeadLetters deadLetters,
            DeploymentConfig config,
            Event<ConfigChanged> changes) {
        this.appender = new ConfigLogAppender(producer, config.configLog().appendTimeout());
        this.reader = new ConfigLogReader(connection, appender::folded, changes::fire, deadLetters::passOver);
    }

    // after the topics exist, before the channels start
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 10) StartupEvent start) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        reader.stop();
    }

    /** Whether it is being read. */
    boolean alive() {
        return reader.alive();
    }

    @Override
    public boolean loaded() {
        return reader.progress().loaded();
    }

    @Override
    public ConfigState state() {
        return reader.progress().state();
    }

    @Override
    public Duration sinceLastRead() {
        return loaded() ? Duration.ofNanos(System.nanoTime() - reader.progress().completeAtNanos()) : NEVER_READ;
    }

    @Override
    public AppendResult append(long basedOn, String author, @Nullable String reason, ConfigChange change) {
        return appender.append(
                new ConfigRecord(1, UUID.randomUUID().toString(), basedOn, clock.instant(), author, reason, change));
    }
}
