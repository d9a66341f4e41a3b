package io.isthmus.analyzer.analyzing;

import io.isthmus.analyzer.analyzing.AnalysisStore.Unpublished;
import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.contracts.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings stored results to the topic. A result is stored first and marked as published when the broker has acknowledged it,
 * so a broker that is away delays the topic and loses nothing.
 */
@ApplicationScoped
public class Publishing {

    private static final int BATCH = 50;

    private final AnalysisStore store;
    private final BulkProducer producer;
    private final String topic;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Publishing(AnalysisStore store, BulkProducer producer, Topics topics) {
        this.store = store;
        this.producer = producer;
        this.topic = topics.analysisResults();
    }

    /** Publishes everything that waits. */
    public void publishWaiting() {
        oneAtATime.lock();
        try {
            for (List<Unpublished> waiting = store.unpublished(BATCH);
                    !waiting.isEmpty();
                    waiting = store.unpublished(BATCH)) {
                BulkProducer.Batch batch = producer.begin();
                waiting.forEach(each -> batch.send(topic, each.result().key(), PublishedForm.of(each.result())));
                batch.awaitAcknowledged();
                waiting.forEach(p -> store.published(p.result().id(), p.revision()));
            }
        } finally {
            oneAtATime.unlock();
        }
    }
}
