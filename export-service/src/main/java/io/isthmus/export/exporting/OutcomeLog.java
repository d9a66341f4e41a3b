package io.isthmus.export.exporting;

import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.outcomes.ExportOutcome;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes {@code <deployment>.export.outcomes}, beside the export: on one thread, so that outcomes of one object stay in
 * order; who publishes only waits when it is several batches behind.
 */
@ApplicationScoped
public class OutcomeLog {

    private static final Logger LOG = Logger.getLogger(OutcomeLog.class);
    private static final int BATCHES_WAITING = 8;
    private static final int SECONDS_TO_STOP = 5;

    private final BulkProducer producer;
    private final String topic;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(BATCHES_WAITING),
            Thread.ofPlatform().name("outcomes").daemon().factory(),
            OutcomeLog::waitForRoom);

    OutcomeLog(BulkProducer producer, Topics topics) {
        this.producer = producer;
        this.topic = topics.exportOutcomes();
    }

    /** Never fails its caller: the database is what this service rests on, this is history for people. */
    public void publish(List<ExportOutcome> outcomes) {
        if (!outcomes.isEmpty()) {
            thread.execute(() -> send(outcomes));
        }
    }

    private static void waitForRoom(Runnable task, ThreadPoolExecutor executor) {
        try {
            executor.getQueue().put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<ExportOutcome> outcomes) {
        BulkProducer.Batch batch = producer.begin();
        try {
            outcomes.forEach(outcome -> batch.send(topic, outcome.targetAnchor(), outcome));
            batch.awaitAcknowledged();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%d outcomes are in the database but not on topic %s: %s", outcomes.size(), topic, e.getMessage());
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.warnf("some outcomes are in the database but not on topic %s: the service stopped before", topic);
        }
    }
}
