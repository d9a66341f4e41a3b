package io.isthmus.chassis.kafka;

import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing, before anything subscribes to them: a topic that a broker creates by itself has the
 * wrong number of partitions and loses data by its retention. Existing topics are left as they are.
 */
@ApplicationScoped
class TopicProvisioner {

    private static final Logger LOG = Logger.getLogger(TopicProvisioner.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

    private final KafkaConnection connection;
    private final TopicPlan plan;

    TopicProvisioner(KafkaConnection connection, DeploymentConfig config, Topics topics) {
        this.connection = connection;
        this.plan = new TopicPlan(topics, config.topics());
    }

    void beforeAnythingSubscribes(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!provisioned()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("no Kafka broker answers at " + connection.bootstrapServers()
                        + ": start it, or correct kafka.bootstrap.servers");
            }
        }
    }

    private boolean provisioned() {
        Map<String, Object> settings = connection.settings();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            createMissing(admin);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("waiting for the Kafka broker at %s: %s", connection.bootstrapServers(), e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the Kafka broker", e);
        }
    }

    private void createMissing(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> existing = admin.listTopics().names().get(REQUEST_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        Set<NewTopic> missing = plan.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .collect(Collectors.toSet());
        for (var creation : admin.createTopics(missing).values().entrySet()) {
            created(creation.getKey(), creation.getValue());
        }
    }

    private static void created(String topic, org.apache.kafka.common.KafkaFuture<Void> creation)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            creation.get(REQUEST_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            LOG.infof("created topic %s", topic);
        } catch (ExecutionException e) {
            // another service of the deployment starts at the same time
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
