package io.isthmus.chassis.kafka;

import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.operations.Notice;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks, beside the consumers, whether they move: a consumer that hangs, or whose channel has ended, tells nothing itself.
 * One that does not move is told to operators once, and once more when it goes on.
 */
@ApplicationScoped
public class ConsumerWatch {

    private static final Logger LOG = Logger.getLogger(ConsumerWatch.class);

    private final CatchUp catchUp;
    private final TopicEnds ends;
    private final Operations operations;
    private final InstanceLease lease;
    private final MessagesConfig config;
    private final String deployment;
    private final String service;
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, String> faults = new ConcurrentHashMap<>();
    private final Set<String> reported = new HashSet<>();
    private volatile Movements movements = Movements.NONE;

    ConsumerWatch(
            CatchUp catchUp,
            TopicEnds ends,
            Operations operations,
            InstanceLease lease,
            MessagesConfig config,
            DeploymentConfig deployment,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.catchUp = catchUp;
        this.ends = ends;
        this.operations = operations;
        this.lease = lease;
        this.config = config;
        this.deployment = deployment.deployment();
        this.service = service;
    }

    /** The consumers that do not move. */
    public List<Standstill> standstills() {
        return movements.standstills(config.stuckAfter(), faults, System.nanoTime());
    }

    void failed(String topic, Throwable fault) {
        faults.put(topic, fault.getClass().getSimpleName() + ": " + firstLine(fault.getMessage()));
    }

    void went(String topic) {
        faults.remove(topic);
    }

    void start(@Observes StartupEvent start) {
        Thread.ofPlatform().name("consumer-watch").daemon().start(this::lookUntilStopped);
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped.countDown();
    }

    private void lookUntilStopped() {
        try {
            while (!stopped.await(config.lookInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            Map<TopicPartition, Long> positions = lease.standsBy() ? Map.of() : catchUp.positions();
            movements = movements.after(positions, ends.of(positions.keySet()), System.nanoTime());
            tell(standstills().stream().collect(Collectors.groupingBy(Standstill::topic)));
        } catch (RuntimeException e) {
            LOG.warnf(e, "whether the consumers move could not be looked up");
        }
    }

    private void tell(Map<String, List<Standstill>> standing) {
        standing.forEach((topic, standstills) -> {
            if (reported.add(topic)) {
                operations.publish(stuck(topic, standstills.getFirst()));
            }
        });
        Set<String> goingOn = new HashSet<>(reported);
        goingOn.removeAll(standing.keySet());
        goingOn.forEach(topic -> operations.publish(moving(topic)));
        reported.removeAll(goingOn);
    }

    private Notice stuck(String topic, Standstill standstill) {
        return notice(
                topic,
                Notice.Severity.ERROR,
                "CONSUMER_STUCK",
                standstill.sentence(),
                "See that the database and Kafka of " + service + " are well, then restart " + service
                        + ". Nothing is lost: it reads on from where it stands.");
    }

    private Notice moving(String topic) {
        return notice(topic, Notice.Severity.INFO, "CONSUMER_MOVES", topic + " is read on.", null);
    }

    private Notice notice(
            String topic, Notice.Severity severity, String code, String message, @Nullable String remedy) {
        String id = "consumer-" + service + "-" + topic;
        return new Notice(id, deployment, service, severity, code, message, remedy, clock.instant());
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
